import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { musicFile, musicIn, titleOf } from './music-files.js';

let root: string;
let folder: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vroom-music-'));
  folder = join(root, 'music');
  await mkdir(join(folder, 'album.mp3'), { recursive: true });
  await mkdir(join(root, 'music-of-others'));
  await Promise.all(
    ['song.mp3', 'Über uns.OGG', '.hidden.mp3', 'notes.txt', 'album.mp3/inner.mp3', '../secret.mp3'].map((name) =>
      writeFile(join(folder, name), name),
    ),
  );
  await writeFile(join(root, 'music-of-others', 'theirs.mp3'), 'theirs');
  await symlink(join(folder, 'song.mp3'), join(folder, 'again.mp3'));
  await symlink(join(root, 'secret.mp3'), join(folder, 'out.mp3'));
  await symlink(join(folder, 'notes.txt'), join(folder, 'notes.mp3'));
  await symlink(join(root, 'music-of-others', 'theirs.mp3'), join(folder, 'beside.mp3'));
  await symlink(join(folder, 'nowhere.mp3'), join(folder, 'broken.mp3'));
});
afterAll(() => rm(root, { recursive: true }));

describe('musicIn', () => {
  it('has the music of the folder, and nothing else', async () => {
    const names = (await musicIn(folder)).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['again.mp3', 'notes.mp3', 'song.mp3', 'Über uns.OGG']);
  });

  it('has what was put there a moment ago', async () => {
    await writeFile(join(folder, 'new.flac'), 'new');
    expect((await musicIn(folder)).map(({ name }) => name)).toContain('new.flac');
    await rm(join(folder, 'new.flac'));
    expect((await musicIn(folder)).map(({ name }) => name)).not.toContain('new.flac');
  });

  it('is empty where there is no folder', async () => {
    expect(await musicIn(join(root, 'nowhere'))).toEqual([]);
  });
});

describe('musicFile', () => {
  it('finds a file with its type', async () => {
    expect(await musicFile(folder, 'Über uns.OGG')).toMatchObject({ type: 'audio/ogg' });
    expect(await musicFile(folder, 'song.mp3')).toMatchObject({ type: 'audio/mpeg' });
  });

  it('follows a folder that is a link itself', async () => {
    await symlink(folder, join(root, 'link'));
    expect(await musicFile(join(root, 'link'), 'song.mp3')).toMatchObject({ path: join(folder, 'song.mp3') });
  });

  it.each([
    '../secret.mp3',
    '..\\secret.mp3',
    'album.mp3',
    'album.mp3/inner.mp3',
    '.hidden.mp3',
    'notes.txt',
    'out.mp3',
    'beside.mp3',
    'broken.mp3',
    'none.mp3',
    'song.mp3\0.mp3',
    '/etc/passwd',
    '..',
    '',
  ])('gives nobody %j', async (name) => {
    expect(await musicFile(folder, name)).toBeUndefined();
  });
});

it.each([
  ['first-light.mp3', 'First light'],
  ['on_hold--02.ogg', 'On hold 02'],
  ['The Band - A Song.m4a', 'The Band - A Song'],
  ['élan.flac', 'Élan'],
  ['a.b.mp3', 'A.b'],
])('%s is called %s', (name, title) => {
  expect(titleOf(name)).toBe(title);
});
