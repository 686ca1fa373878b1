import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSettingsFile, handOn, readSettingsFile, takeHandedOn } from './settings-file.js';
import { SettingsError } from './settings-error.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vroom-settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function file(text: string | Uint8Array, mode = 0o640): string {
  const path = join(folder, 'some.ini');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

describe('the settings file', () => {
  it('is the one that VROOM_CONFIG names', () => {
    const path = file('\uFEFF[daemon]\n');
    expect(findSettingsFile({ VROOM_CONFIG: path })).toEqual({ path, text: '[daemon]\n', open: false });
  });

  it.each([
    [0o600, false],
    [0o640, false],
    [0o644, true],
  ])('with the mode %o is open to all: %s', (mode, open) => {
    expect(readSettingsFile(file('', mode)).open).toBe(open);
  });

  it('must be there where it is named', () => {
    const path = join(folder, 'none.ini');
    expect(() => findSettingsFile({ VROOM_CONFIG: path })).toThrow(
      new SettingsError(`The settings file ${path} can't be read: there is no such file.`),
    );
    expect(() => findSettingsFile({ VROOM_CONFIG: '' })).toThrow(
      new SettingsError('VROOM_CONFIG is empty; allowed is the path of a settings file, or no such variable'),
    );
  });

  it.each([
    ['a folder', () => folder, 'it is a folder'],
    [
      'a link that leads nowhere',
      () => {
        symlinkSync('nowhere', join(folder, 'link.ini'));
        return join(folder, 'link.ini');
      },
      'there is no such file',
    ],
    ['something else', () => file(Uint8Array.of(0x5b, 0xff, 0xfe)), 'it is no text in UTF-8'],
    ['something large', () => file(';'.repeat(60_001)), 'it has more than 60000 bytes, as no settings file has'],
  ])('can not be %s', (_what, make, why) => {
    const path = make();
    expect(() => readSettingsFile(path)).toThrow(new SettingsError(`The settings file ${path} can't be read: ${why}.`));
  });
});

describe('what a supervisor hands on', () => {
  it.each([undefined, { path: 'conf/settings.ini', text: '[turn]\nsecret_key = "ü"\n', open: true }])(
    'is what its processes have, and is gone from their environment: %j',
    (read) => {
      const environment: NodeJS.ProcessEnv = { VROOM_CONFIG: '/changed/since', ...handOn(read) };
      expect(takeHandedOn(environment)).toEqual(read);
      expect(environment).toEqual({ VROOM_CONFIG: '/changed/since' });
    },
  );

  it('is read anew where an older one hands on nothing', () => {
    expect(takeHandedOn({ VROOM_CONFIG: file('; older') })).toMatchObject({ text: '; older' });
  });
});
