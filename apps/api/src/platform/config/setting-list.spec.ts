import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './load-settings.js';
import { listSettings } from './setting-list.js';
import { variable } from './setting-names.js';
import { secretSettings, settingsSchema } from './settings.js';
import { withoutCredentials } from './without-credentials.js';

const secrets = {
  VROOM_DATABASE_PASSWORD: 'hush-database',
  VROOM_DATABASE_REDIS: 'redis://hush-user:hush-redis@redis.example.net:6379',
  VROOM_ADMIN_PASSWORD: 'hush-admin',
  VROOM_EMAIL_SMTP: 'smtp://hush-user:hush-mail@mail.example.net:587',
  VROOM_METRICS_TOKEN: 'hush-scraper-token',
  VROOM_ETHERPAD_API_KEY: 'hush',
  VROOM_TURN_TURN_PASSWORD: 'hush-turn',
  VROOM_TURN_SECRET_KEY: 'hush-key',
};

function list(environment: Record<string, string>) {
  const { items } = listSettings(readSettings(environment));
  return new Map(items.map((item) => [item.variable, item]));
}

describe('the settings in force', () => {
  it('are all there, in the order of the schema, with what each is', () => {
    const items = [...list({}).values()];
    const all = Object.entries(settingsSchema.shape).flatMap(([section, { shape }]) =>
      Object.keys(shape).map((name) => [section, name, variable(section, name)]),
    );
    expect(items.map(({ section, name, variable: of }) => [section, name, of])).toEqual(all);
    for (const { description, source } of items) expect([description === '', source]).toEqual([false, 'default']);
  });

  it('have their values as texts, and say where each came from', () => {
    const found = list({ VROOM_DAEMON_TRUSTED_PROXIES: '10.0.0.1,10.0.0.2', VROOM_ROOMS_MAX_MEMBERS: '25' });
    expect(found.get('VROOM_DAEMON_TRUSTED_PROXIES')).toMatchObject({
      value: '10.0.0.1, 10.0.0.2',
      set: true,
      source: 'environment',
    });
    // Somebody has said so, though it is the default too.
    expect(found.get('VROOM_ROOMS_MAX_MEMBERS')).toMatchObject({ value: '25', set: true, source: 'environment' });
    expect(found.get('VROOM_DAEMON_LISTEN_PORT')).toMatchObject({ value: '8090', set: true, source: 'default' });
    expect(found.get('VROOM_EMAIL_CONTACT')).toMatchObject({ value: '', set: false, source: 'default' });
  });

  it('hold no secret, only whether there is one', () => {
    expect(Object.keys(secrets)).toHaveLength(secretSettings.size);
    const found = list({ ...secrets, VROOM_DAEMON_PUBLIC_URL: 'https://meet.example.org' });
    expect(JSON.stringify([...found.values()])).not.toContain('hush');
    for (const name of Object.keys(secrets)) {
      expect(found.get(name)).toMatchObject({ value: null, secret: true, set: true, source: 'environment' });
      expect(list({}).get(name)).toMatchObject({ value: null, secret: true, set: false, source: 'default' });
    }
    const secret = [...found.values()].filter((item) => item.secret).map(({ variable: of }) => of);
    expect(secret.toSorted()).toEqual(Object.keys(secrets).toSorted());
  });

  it('hold no credentials of a URL in a setting that is no secret', () => {
    const loaded = readSettings({});
    loaded.settings.interface.name = 'mysql://vroom:hush@db.example.net/vroom';
    expect(JSON.stringify(listSettings(loaded))).not.toContain('hush');
  });
});

describe('a complaint about settings', () => {
  it('repeats no secret, and no credentials of a URL', () => {
    for (const name of [
      ...Object.keys(secrets),
      'VROOM_DATABASE_DSN',
      'VROOM_TURN_TURN_SERVER',
      'VROOM_DAEMON_PUBLIC_URL',
    ]) {
      const wrong = { ...secrets, [name]: `$argon2wrong mysql://hush:hu/sh@hush`, VROOM_VIDEO_FRAME_RATE: 'x' };
      expect(() => readSettings(wrong)).toThrow(SettingsError);
      expect(() => readSettings(wrong), name).not.toThrow(/hush:|hu\/sh/);
    }
  });
});

describe('a text without credentials', () => {
  it.each([
    ['mysql://user:pass@host/db', 'mysql://…@host/db'],
    ['turn:host, smtp://user:p@ss@host', 'turn:host, smtp://…@host'],
    ['smtp://user:pa/ss@host', 'smtp://…@host'],
    ['mysql://user:my pass@host/db', 'mysql://…@host/db'],
    ['mysql:user:pass@host/db', 'mysql:…@host/db'],
    ['stun:host, turn:user:pass@host', 'stun:host, turn:…@host'],
    ['DBI:mysql:database=db;password=hush;host=here', 'DBI:mysql:database=db;password=…;host=here'],
    ['mysql://host/db?password=hush&x=1', 'mysql://host/db?password=…&x=1'],
    ['https://meet.example.org/a', 'https://meet.example.org/a'],
    ['me@example.net', 'me@example.net'],
    ['sqlite:data/vroom.db', 'sqlite:data/vroom.db'],
  ])('%s is %s', (text, without) => {
    expect(withoutCredentials(text)).toBe(without);
  });
});
