import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
