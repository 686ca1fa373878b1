import { basename, dirname } from 'node:path';
import type { Response } from 'express';
import type { MusicFile } from './music-files.js';

/** How long a browser may keep a piece, in ms; it asks again after that whether it has changed. */
const maxAge = 60 * 60 * 1000;

/** Sends a file, or the part of it that a player asks for (RFC 9110 §14). */
export async function sendMusic(response: Response, { path, type }: MusicFile): Promise<void> {
  response.setHeader('Content-Type', type);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // Below a root, as a folder with a dot in its path would else be taken for a hidden file.
  const error = await new Promise<Error | undefined>((resolve) =>
    response.sendFile(basename(path), { root: dirname(path), maxAge }, resolve),
  );
  if (error === undefined || isHangUp(error)) return;
  response.removeHeader('Content-Type');
  // A part that isn't there; the header that says what there is has been set.
  if (statusOf(error) === 416) response.status(416).end();
  else throw error;
}

/** Players hang up whenever they have enough. */
function isHangUp(error: Error): boolean {
  return 'code' in error && ['ECONNABORTED', 'ECONNRESET', 'EPIPE'].includes(String(error.code));
}

function statusOf(error: Error): unknown {
  return 'status' in error ? error.status : undefined;
}
