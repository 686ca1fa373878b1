/** docker/Dockerfile: its one build step is the script that the package's test runs; here is what the image makes of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../test/processes.ts';
import { ours } from './contents.ts';

const text = readFileSync(join(root, 'docker/Dockerfile'), 'utf8');
/** One instruction a line, without comments and continuations. */
const instructions = text
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const [name = '', ...rest] = line.split(' ');
    return { name, rest: rest.join(' ') };
  });
const all = (name: string) => instructions.filter((each) => each.name === name).map(({ rest }) => rest);
const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const last = (name: string) => lastStage.findLast((each) => each.name === name)?.rest;

it('knows each of its instructions', () => {
  const known = 'FROM WORKDIR COPY RUN LABEL ENV USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK ENTRYPOINT'.split(' ');
  expect(instructions.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

it('stands on images of one version, and has a stage to run that is not the one that builds', () => {
  expect(all('FROM')).toHaveLength(2);
  for (const from of all('FROM')) expect(from).toMatch(/^[a-z]+:\d+\.\d+(?:\.\d+)?(?:-[a-z]+)*-slim(?: AS build)?$/);
});

it('builds by the script that a test runs', () => {
  expect(all('RUN').filter((run) => run.includes('npm '))).toEqual([
    'npm ci',
    'npm run package -- --to /package --no-archive && mv /package/vroom-* /package/vroom',
  ]);
  expect(lastStage.filter(({ name }) => name === 'COPY').map(({ rest }) => rest)).toEqual([
    '--from=build /package/vroom /opt/vroom',
  ]);
});

it('gives npm ci the manifest of each lib', () => {
  const libs = readdirSync(join(root, 'libs')).filter((lib) => existsSync(join(root, 'libs', lib, 'package.json')));
  expect(all('COPY')).toEqual(expect.arrayContaining(libs.map((lib) => `libs/${lib}/package.json libs/${lib}/`)));
});

it('runs as somebody else than root, without a shell before it, and says whether it works', () => {
  expect(last('USER')).toBe('10001:10001');
  expect(JSON.parse(last('ENTRYPOINT') ?? '')).toEqual(['/opt/vroom/bin/node', '/opt/vroom/apps/api/dist/main.js']);
  expect(JSON.parse(last('HEALTHCHECK')?.replace(/^.* CMD /, '') ?? '')).toEqual([
    '/opt/vroom/bin/node',
    '/opt/vroom/docker/health-check.mjs',
  ]);
  expect(ours).toContain('docker/health-check.mjs');
  expect(last('STOPSIGNAL')).toBe('SIGTERM');
  expect(JSON.parse(last('VOLUME') ?? '')).toEqual(['/var/lib/vroom']);
});

it('sends the engine nothing of who builds it', () => {
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => /^[^#]/.test(line));
  expect(ignored[0]).toBe('*');
  expect(ignored).toEqual(expect.arrayContaining(['**/node_modules', '**/dist', 'docker/.env', 'docker/secrets']));
});
