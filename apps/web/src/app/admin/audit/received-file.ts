import { ApiError } from '@vroom/api-client';

/** How far a file has come. */
export interface Received {
  readonly bytes: number;
  /** What the server says is in it, where it does. */
  readonly rows: number | null;
}

/**
 * Reads a file that is sent piece by piece.
 *
 * @throws ApiError `unreachable` where the connection broke before the end
 */
export async function receive(response: Response, progress: (received: Received) => void): Promise<Blob> {
  const rows = rowsOf(response);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  progress({ bytes, rows });
  try {
    const reader = response.body?.getReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      pieces.push(piece.value);
      bytes += piece.value.length;
      progress({ bytes, rows });
    }
  } catch (cause) {
    throw new ApiError('unreachable', 'The file broke off.', undefined, { cause });
  }
  return new Blob(pieces, { type: response.headers.get('Content-Type') ?? 'application/octet-stream' });
}

/** What the server calls the file. */
export function fileName(response: Response, otherwise: string): string {
  const disposition = response.headers.get('Content-Disposition') ?? '';
  return /filename="?([\w.-]+)"?/.exec(disposition)?.[1] ?? otherwise;
}

function rowsOf(response: Response): number | null {
  const said = response.headers.get('X-Total-Count') ?? '';
  return /^\d+$/.test(said) ? Number(said) : null;
}
