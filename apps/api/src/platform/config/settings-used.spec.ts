import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { variable } from './setting-names.js';
import { settingsSchema } from './settings.js';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
/** Of docs/settings.md another check takes care, and there are examples of wrong ones in it. */
const files = ['README.md', 'docs/*.md', 'docker/**/*', 'tools/package/bin/*', '.dockerignore'].flatMap((pattern) =>
  globSync(pattern, { cwd: root, exclude: ['docker/.env', 'docker/secrets', 'docs/settings.md'], withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`),
);

/** No settings, though their names begin like one. */
const others = /^VROOM_(?:TEST_\w+|BENCH_\w+|CONFIG)$/;

const known = new Set([
  ...Object.entries(settingsSchema.shape).flatMap(([section, { shape }]) =>
    Object.keys(shape).map((name) => variable(section, name)),
  ),
]);

it('are all known where guides, units and containers name them', () => {
  const used = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bVROOM_[A-Z0-9_]*[A-Z0-9]\b/g)].map(
      ([name]) => `${file.slice(root.length)}: ${name}`,
    ),
  );
  expect(used.length).toBeGreaterThan(50);
  expect(new Set(used.map((each) => each.split(':')[0]))).toContain('docker/compose.yaml');
  const unknown = used.filter((each) => {
    const name = each.split(': ')[1] ?? '';
    return !known.has(name) && !others.test(name);
  });
  expect(unknown).toEqual([]);
});
