/**
 * Where a relative import leads, for eslint-plugin-boundaries. Node's own resolver knows neither `./x.js` that is `x.ts`
 * (api, libs) nor `./x` that is `x.ts` (web). Packages are left to `@nx/enforce-module-boundaries`.
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve as join } from 'node:path';

export const interfaceVersion = 2;

export interface Resolved {
  found: boolean;
  path?: string;
}

export function resolve(source: string, importer: string): Resolved {
  if (!source.startsWith('.')) return { found: false };
  const target = join(dirname(importer), source);
  const candidates = [target, target.replace(/\.js$/, '.ts'), `${target}.ts`, join(target, 'index.ts')];
  // A file that isn't there still has a folder, and the folder is what the arrows are about. The compiler reports the rest.
  return { found: true, path: candidates.find(isFile) ?? `${target}.ts` };
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
