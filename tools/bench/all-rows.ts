import { callRow } from './rows/call.ts';
import { firstFrameRow } from './rows/first-frame.ts';
import { recoveryRow } from './rows/recovery.ts';
import { restartRow } from './rows/restart.ts';
import { scriptRow } from './rows/script.ts';
import type { Row } from './row.ts';
import { broadcastRow } from './rows/broadcast.ts';
import { exportRow } from './rows/export.ts';
import { idleRow } from './rows/idle.ts';
import { joinRow } from './rows/join.ts';
import { listsRow } from './rows/lists.ts';
import { memoryRow } from './rows/memory.ts';
import { processesRow } from './rows/processes.ts';
import { relayRow } from './rows/relay.ts';
import { restRow } from './rows/rest.ts';

/** In the order in which they are measured and told. */
export const allRows: readonly Row[] = [
  relayRow,
  broadcastRow,
  joinRow,
  memoryRow,
  idleRow,
  restRow,
  listsRow,
  exportRow,
  processesRow,
  scriptRow,
  firstFrameRow,
  recoveryRow,
  restartRow,
  callRow,
];
