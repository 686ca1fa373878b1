import type { Writable } from 'node:stream';
import type excel from 'exceljs';

/**
 * Waits until what was written to a sheet has gone on to `out`. exceljs itself never waits: its stream answers each write with
 * "go on", and hands all of it to the one behind it, which is the zip's and keeps what nobody fetches. So it is that one
 * that is asked, by an empty write: what it has done with that, it has done with all before. (exceljs 4.4,
 * `utils/stream-buf.js`: `_pipe`. xlsx-writer.spec.ts notices when it is built in another way.)
 *
 * @throws where `out` is closed meanwhile
 */
export async function roomIn(sheet: excel.Worksheet, out: Writable): Promise<void> {
  const closed = Promise.withResolvers<never>();
  const close = () => closed.reject(new Error('Nobody takes the file any more.'));
  if (out.destroyed) close();
  out.once('close', close);
  try {
    await Promise.race([closed.promise, Promise.all(targetsOf(sheet).map(done))]);
  } finally {
    out.off('close', close);
  }
}

interface Target {
  write(chunk: Buffer, done: () => void): void;
}

function done(target: Target): Promise<void> {
  return new Promise((resolve) => target.write(Buffer.alloc(0), resolve));
}

function targetsOf(sheet: excel.Worksheet): Target[] {
  const { stream } = sheet as unknown as { stream: { pipes: Target[] } };
  return stream.pipes;
}
