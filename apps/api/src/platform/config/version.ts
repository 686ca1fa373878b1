import { readFileSync } from 'node:fs';
import * as z from 'zod';

const manifest = new URL('../../../../../package.json', import.meta.url);

/** VROOM's version, as package.json has it. */
export const version = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8'))).version;
