import type { Setting } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { descriptionParts, groupSettings } from './setting-groups';

function setting(section: string, name: string, change: Partial<Setting> = {}): Setting {
  const variable = `VROOM_${section}_${name}`.toUpperCase();
  return {
    section,
    name,
    variable,
    value: '5',
    secret: false,
    set: true,
    source: 'default',
    place: null,
    description: '',
    ...change,
  };
}

describe('groupSettings', () => {
  const settings = [
    setting('admin', 'password', { value: null, secret: true, source: 'environment' }),
    setting('video', 'frame_rate', { description: 'Pictures a second.' }),
    setting('admin', 'proxy_header', { value: 'X-Remote-User' }),
  ];
  const names = (filter: Partial<{ text: string; changed: boolean }>) =>
    groupSettings(settings, { text: '', changed: false, ...filter }).map((group) => [
      group.section,
      ...group.settings.map(({ name }) => name),
    ]);

  it('puts together what is of one section, in the order it came in', () => {
    expect(names({})).toEqual([
      ['admin', 'password', 'proxy_header'],
      ['video', 'frame_rate'],
    ]);
  });

  it('leaves out what nobody has set', () => {
    expect(names({ changed: true })).toEqual([['admin', 'password']]);
  });

  it.each([
    [' VIDEO.frame ', [['video', 'frame_rate']]],
    ['vroom_admin_pass', [['admin', 'password']]],
    ['remote', [['admin', 'proxy_header']]],
    ['pictures', [['video', 'frame_rate']]],
    ['nothing like it', []],
  ])('finds %j', (text, found) => expect(names({ text })).toEqual(found));
});

describe('descriptionParts', () => {
  it.each([
    ['Plain.', [{ text: 'Plain.', code: false }]],
    [
      '`debug` or `info`.',
      [
        { text: 'debug', code: true },
        { text: ' or ', code: false },
        { text: 'info', code: true },
        { text: '.', code: false },
      ],
    ],
    ['', []],
  ])('%j', (description, parts) => expect(descriptionParts(description)).toEqual(parts));
});
