import { readFile } from 'node:fs/promises';
import type { Settings } from '../platform/config/settings.js';
import { EtherpadError } from './etherpad-error.js';

/**
 * The key of Etherpad's HTTP API. A file is read each time: Etherpad writes it when it starts first, which may be after us,
 * and a new key counts at once.
 */
export async function apiKey({ api_key, api_key_file }: Settings['etherpad']): Promise<string> {
  if (api_key_file === '') return api_key;
  try {
    return (await readFile(api_key_file, 'utf8')).trim();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new EtherpadError('refused', `The file of Etherpad's API key can't be read (${code}): ${api_key_file}`, {
      cause,
    });
  }
}
