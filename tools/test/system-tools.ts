/** What tests need from the system beside Node, and whether it is there. */
import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';

export interface SystemTool {
  name: string;
  /** Where the Debian package puts it. */
  path: string;
  /** The Debian package. */
  package: string;
  /** The parts of `npm test` that use it. */
  parts: readonly string[];
}

export const systemTools = [
  { name: 'chromium', path: '/usr/bin/chromium', package: 'chromium', parts: ['web-e2e'] },
  { name: 'firefox-esr', path: '/usr/bin/firefox-esr', package: 'firefox-esr', parts: ['web-e2e'] },
] as const satisfies SystemTool[];

export type ToolName = (typeof systemTools)[number]['name'];

/** Why a tool can't be used; `undefined` when it can. */
export function reasonAgainst(tool: Pick<SystemTool, 'path'>): string | undefined {
  if (!existsSync(tool.path)) return `${tool.path} is not there`;
  // A snap sees neither the temporary profiles nor the pipes that tests drive it with.
  if (isSnap(tool.path)) return `${tool.path} is a snap, which tests can't drive`;
  return undefined;
}

function isSnap(path: string): boolean {
  const real = realpathSync(path);
  return real.startsWith('/snap/') || real.endsWith('/bin/snap') || beginning(real).includes('/snap/bin/');
}

/** Enough of a file to know a wrapper script by. */
function beginning(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(2048);
    const text = bytes.toString('latin1', 0, readSync(file, bytes));
    return text.startsWith('#!') ? text : '';
  } finally {
    closeSync(file);
  }
}
