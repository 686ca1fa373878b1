import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appPackages, installedPackages } from './credits.ts';
import { root } from './test/processes.ts';

/** The packages that the sources of the app import, by what stands behind `from` or in `@import`. */
function importedByTheApp(): string[] {
  const files = globSync('apps/web/src/**/*.{ts,css}', { cwd: root }).filter((file) => !file.endsWith('.spec.ts'));
  const texts = files.map((file) => readFileSync(join(root, file), 'utf8'));
  const names = texts.flatMap((text) => [
    ...text.matchAll(/(?:from|import\(|@import)\s*['"]((?:@[\w-]+\/)?[\w][\w.-]*)/g),
  ]);
  return [...new Set(names.map(([, name = '']) => name))];
}

describe('the installed packages', () => {
  const packages = installedPackages();
  const find = (name: string) => packages.find((each) => each.name === name);

  it('know everything that the app imports', () => {
    const own = /^@vroom\/|\.css$/;
    const external = importedByTheApp().filter((name) => !own.test(name));
    expect(external.length).toBeGreaterThan(5);
    expect(external.filter((name) => !appPackages.includes(name))).toEqual([]);
  });

  it('have what the server needs, what the app needs, and what those need', () => {
    expect(find('@nestjs/core')).toMatchObject({ licence: 'MIT', partOf: ['server'] });
    expect(find('@angular/core')).toMatchObject({ licence: 'MIT', partOf: ['app'], homepage: expect.any(String) });
    expect(find('zod')?.partOf).toEqual(['server', 'app']);
    // Of a package that a package needs, in the words of before SPDX.
    expect(find('busboy')).toMatchObject({ licence: 'MIT', author: 'Brian White' });
  });

  it('have none that only builds or tests', () => {
    for (const name of ['eslint', 'vitest', 'mjml', '@angular/cli', 'playwright-core'])
      expect(find(name), name).toBeUndefined();
  });
});
