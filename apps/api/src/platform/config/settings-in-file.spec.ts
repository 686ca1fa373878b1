import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './load-settings.js';
import { retiredSettings } from './retired-settings.js';
import { listSettings } from './setting-list.js';
import { settingNames } from './setting-names.js';

const path = 'conf/settings.ini';
const read = (text: string, environment: Record<string, string> = {}, open = false) =>
  readSettings(environment, { path, text, open });

/** As the documentation of the original has them. */
const ofTheOriginal: Readonly<Record<string, string>> = {
  database: 'dsn user password redis',
  turn: 'stun_server turn_server credentials turn_user turn_password secret_key',
  video: 'frame_rate',
  email: 'from contact sendmail',
  interface: 'powered_by template chrome_extension_id demo',
  rooms: 'inactivity_timeout reserved_inactivity_timeout common_names max_members',
  etherpad: 'uri api_key base_domain',
  directories: 'cache tmp',
  daemon: 'listen_ip listen_port backend log_level pid_file',
};

describe('a settings file', () => {
  it('sets what stands in it, the environment wins, and the rest are defaults', () => {
    const text = "[daemon]\nlisten_port = 9000\nlog_level = warn\n[turn]\nstun_server = 'stun:a', 'stun:b'";
    const { settings, sources, file } = read(text, { VROOM_DAEMON_LISTEN_PORT: '9001', VROOM_CONFIG: path });
    expect(settings.daemon).toMatchObject({ listen_port: 9001, log_level: 'warn', listen_ip: '127.0.0.1' });
    expect(settings.turn.stun_server).toEqual(['stun:a', 'stun:b']);
    expect(file).toBe(path);
    expect([...sources.keys()].toSorted()).toEqual(['daemon.listen_port', 'daemon.log_level', 'turn.stun_server']);
  });

  it('is named with the line in the list of what is in force', () => {
    const loaded = read('[daemon]\nlisten_port = 9000\n\nlog_level = warn', { VROOM_DAEMON_LISTEN_PORT: '9001' });
    const items = new Map(listSettings(loaded).items.map((item) => [`${item.section}.${item.name}`, item]));
    expect(items.get('daemon.listen_port')).toMatchObject({ source: 'environment', place: null });
    expect(items.get('daemon.log_level')).toMatchObject({ value: 'warn', source: 'file', place: `${path}:4` });
    expect(items.get('daemon.listen_ip')).toMatchObject({ source: 'default', place: null });
  });

  it.each([
    [
      '[daemon]\nlisten_port = 80a',
      `${path}:2: daemon.listen_port is "80a"; allowed is a whole number from 0 to 65535`,
    ],
    ['[daemon]\nlisten_port =', `${path}:2: daemon.listen_port is ""; allowed is a whole number from 0 to 65535`],
    ['[daemon]\nlisten_prot = 1', `${path}:2: daemon.listen_prot is no setting; the nearest is daemon.listen_port`],
    ['[daemon]\nListen_Port = 1', `${path}:2: daemon.Listen_Port is no setting; the nearest is daemon.listen_port`],
    ['[rooms]\nlisten_port = 1', `${path}:2: rooms.listen_port is no setting; the nearest is daemon.listen_port`],
    ['[turn]\nsecret = hush', `${path}:2: turn.secret is no setting; the nearest is turn.secret_key`],
    ['[deamon]\nlisten_port = 1\nx = y', `${path}:1: there is no section [deamon]; the nearest is [daemon]`],
    ['[Daemon]', `${path}:1: there is no section [Daemon]; the nearest is [daemon]`],
    [
      'listen_port = 1',
      `${path}:1: listen_port stands before the first [section]; allowed is one below the section it belongs to`,
    ],
    [
      '[daemon]\nlisten_port = 1\nlisten_port = 2',
      `${path}:3: daemon.listen_port is given again; it has a value on line 2 already`,
    ],
    [
      '[daemon]\nlisten_port',
      `${path}:2: this is neither a [section], nor name = value, nor a comment, which begins with ; or #`,
    ],
    [
      '[admin]\npassword = $argon2hush',
      `${path}:2: admin.password is (secret); allowed is an argon2id hash ($argon2id$v=19$m=…,t=…,p=…$…$…), or a password of at most 128 characters`,
    ],
    [
      '[database]\ndsn = oracle://me:hush@a',
      `${path}:2: database.dsn is "oracle://…@a"; allowed is sqlite:PATH such as sqlite:data/vroom.db, mysql://HOST:PORT/DATABASE, or DBI:mysql:database=DATABASE;host=HOST`,
    ],
    [
      '[turn]\nturn_server = turn:a\nturn_user = me',
      'turn.credentials is static, which needs turn.turn_user (conf/settings.ini:3) and turn.turn_password',
    ],
    [
      '[turn]\ncredentials = rest\nturn_server = turn:a',
      'turn.credentials (conf/settings.ini:2) is rest, which needs turn.secret_key',
    ],
    [
      '[daemon]\nbackend = hypnotoad',
      `${path}:2: daemon.backend is a setting no more: VROOM is its own server; daemon.workers says how many processes share the work`,
    ],
  ])('with %j is refused', (text, message) => {
    expect(() => read(text)).toThrow(new SettingsError(message));
    expect(message).not.toContain('hush@');
  });

  it('has all that is wrong told at once, by lines, and the environment behind it', () => {
    const text = '[daemon]\nlisten_port = x\nnonsense\n[video]\nframe_rate = 0\n[none]';
    const environment = { VROOM_VIDEO_CODEK: 'vp8', VROOM_ROOMS_MAX_MEMBERS: '-' };
    expect(() => read(text, environment)).toThrow(
      /^\S+:2: .*\n\S+:3: .*\n\S+:5: .*\n\S+:6: .*\nVROOM_VIDEO_CODEK is no setting; .* VROOM_VIDEO_CODEC\nVROOM_ROOMS_MAX_MEMBERS is "-"; .*$/,
    );
  });

  it('has it told as docs/settings.md shows', async () => {
    const page = await readFile(new URL('../../../../../docs/settings.md', import.meta.url), 'utf8');
    const shown = /```text\nVROOM can't start: (?<message>[^]*?)\n```/.exec(page)?.groups?.['message'];
    const text = '[daemon]\n\nlisten_prot = 9000\n\n\n\n[rooms]\nmax_members = many';
    expect(() => read(text, { VROOM_VIDEO_CODEK: 'VP9' })).toThrow(new SettingsError(String(shown)));
  });

  it('is mixed with the environment in what is said of both', () => {
    expect(() => read('[turn]\ncredentials = rest', { VROOM_TURN_TURN_SERVER: 'turn:a' })).toThrow(
      new SettingsError(`turn.credentials (${path}:2) is rest, which needs turn.secret_key`),
    );
    const environment = { VROOM_DAEMON_LISTEN_PORT: '80' };
    expect(read('[daemon]\nlisten_port = wrong', environment).settings.daemon.listen_port).toBe(80);
  });

  it('knows every name of the original, or says what has become of it', () => {
    const known = new Set([...settingNames.map(({ key }) => key), ...Object.keys(retiredSettings)]);
    const original = Object.entries(ofTheOriginal).flatMap(([section, names]) =>
      names.split(' ').map((name) => `${section}.${name}`),
    );
    expect(original.filter((key) => !known.has(key))).toEqual([]);
    const inForce = new Set(settingNames.map(({ key }) => key));
    expect(Object.keys(retiredSettings).filter((key) => inForce.has(key))).toEqual([]);
  });
});

describe('a warning', () => {
  const secret = '[turn]\nsecret_key = hush\n[database]\ndsn = mysql://me:hush@a/b';

  it('is due where every user may read secrets in the file', () => {
    expect(read(secret, {}, true).warnings).toEqual([
      `Every user of this machine may read ${path}, which has secrets in it (turn.secret_key, database.dsn). Take that from them: chmod o-r ${path}`,
    ]);
  });

  it('is not where they may not, and where there are none', () => {
    expect(read(secret, {}, false).warnings).toEqual([]);
    expect(read('[turn]\nsecret_key =\n[daemon]\nlisten_port = 1', {}, true).warnings).toEqual([]);
    expect(read('', { VROOM_TURN_SECRET_KEY: 'hush' }, true).warnings).toEqual([]);
  });
});

describe('variables', () => {
  it.each([
    ['VROOM_DEAMON_LISTEN_PORT', 'VROOM_DEAMON_LISTEN_PORT is no setting; the nearest is VROOM_DAEMON_LISTEN_PORT'],
    ['VROOM_LISTEN_PORT', 'VROOM_LISTEN_PORT is no setting; the nearest is VROOM_DAEMON_LISTEN_PORT'],
    ['VROOM_turn_secret_key', 'VROOM_turn_secret_key is no setting; the nearest is VROOM_TURN_SECRET_KEY'],
    ['VROOM_CONFIG_FILE', /^VROOM_CONFIG_FILE is no setting; the nearest is VROOM_/],
    ['VROOM_PORT', /^VROOM_PORT is no setting; the nearest is VROOM_/],
    ['VROOM_DAEMON_PID_FILE', /^VROOM_DAEMON_PID_FILE is a setting no more: VROOM stays in the foreground/],
  ])('%s is refused', (name, message) => {
    expect(() => readSettings({ [name]: 'hush' })).toThrow(
      typeof message === 'string' ? new SettingsError(message) : message,
    );
    expect(() => readSettings({ [name]: 'hush' })).not.toThrow(/hush/);
  });

  it('of Kubernetes for a service of our name, of the tests, and the one that names the file are left alone', () => {
    const others = {
      VROOM_SERVICE_HOST: '10.0.0.1',
      VROOM_SERVICE_PORT: '80',
      VROOM_SERVICE_PORT_HTTP: '80',
      VROOM_PORT: 'tcp://10.0.0.1:80',
      VROOM_PORT_80_TCP: 'tcp://10.0.0.1:80',
      VROOM_PORT_80_TCP_PROTO: 'tcp',
      VROOM_PORT_80_TCP_PORT: '80',
      VROOM_PORT_80_TCP_ADDR: '10.0.0.1',
      VROOM_REDIS_PORT: 'tcp://10.0.0.2:6379',
      VROOM_TEST_MARIADB: 'x',
      VROOM_CONFIG: 'x',
    };
    expect(readSettings(others).sources.size).toBe(0);
  });
});

describe('what is dangerous', () => {
  const proxies = 'in it, which is everybody; allowed are the addresses of proxies';
  it.each([
    ['0.0.0.0/0', `VROOM_DAEMON_TRUSTED_PROXIES has 0.0.0.0/0 ${proxies}`],
    ['127.0.0.1, ::/0', `VROOM_DAEMON_TRUSTED_PROXIES has ::/0 ${proxies}`],
    ['128.0.0.0/1', `VROOM_DAEMON_TRUSTED_PROXIES has 128.0.0.0/1 ${proxies}`],
    ['::ffff:0.0.0.0/96', `VROOM_DAEMON_TRUSTED_PROXIES has ::ffff:0.0.0.0/96 ${proxies}`],
  ])('is to trust %s', (networks, message) => {
    const load = () => readSettings({ VROOM_DAEMON_TRUSTED_PROXIES: networks });
    expect(load).toThrow(new SettingsError(message));
    const admin = { VROOM_ADMIN_PROXY_HEADER: 'X-Remote-User', VROOM_ADMIN_PROXY_ADDRESSES: networks };
    expect(() => readSettings(admin)).toThrow(
      new SettingsError(message.replace('DAEMON_TRUSTED_PROXIES', 'ADMIN_PROXY_ADDRESSES')),
    );
  });

  it('is not to trust private networks', () => {
    const networks = '10.0.0.0/8, fc00::/7, 192.168.1.1, ::1, ::ffff:10.0.0.0/104';
    expect(readSettings({ VROOM_DAEMON_TRUSTED_PROXIES: networks }).settings.daemon.trusted_proxies).toHaveLength(5);
  });

  it.each([
    'http://meet.example.org',
    'http://192.168.1.5:8090',
    'http://[fd00::1]/vroom',
    'http://localhost.example.org',
  ])('is %s as public URL', (url) => {
    expect(() => readSettings({ VROOM_DAEMON_PUBLIC_URL: url })).toThrow(
      new SettingsError(
        `VROOM_DAEMON_PUBLIC_URL is ${url}, where all goes in the clear and browsers give no camera; allowed is https://…, or http:// for localhost`,
      ),
    );
  });

  it.each(['http://localhost:8090', 'http://127.0.0.1', 'http://[::1]:80/vroom', 'http://vroom.localhost'])(
    'is not %s',
    (url) => {
      expect(() => readSettings({ VROOM_DAEMON_PUBLIC_URL: url })).not.toThrow();
    },
  );

  it('is an Etherpad that people reach without HTTPS, though VROOM itself may', () => {
    const pads = (uri: string, internal = '') =>
      readSettings({
        VROOM_ETHERPAD_URI: uri,
        VROOM_ETHERPAD_INTERNAL_URI: internal,
        VROOM_ETHERPAD_API_KEY: 'hush',
      });
    expect(() => pads('http://pad.example.org')).toThrow(
      new SettingsError(
        'VROOM_ETHERPAD_URI is http://pad.example.org, where all goes in the clear and browsers show no such page within ours; allowed is https://…, or http:// for localhost',
      ),
    );
    expect(() => pads('https://pad.example.org', 'http://etherpad:9001')).not.toThrow();
    expect(() => pads('http://localhost:9001')).not.toThrow();
  });

  it.each(['0.0.0.0:9464', '[::]:9464', '192.0.2.7:0', '[2001:db8::7]:9464', '[::ffff:192.0.2.7]:1'])(
    'are metrics for everybody, at %s without a token',
    (listen) => {
      const open = { VROOM_METRICS_LISTEN: listen };
      expect(() => readSettings(open)).toThrow(
        `VROOM_METRICS_LISTEN is ${listen}, where anybody may come, which needs VROOM_METRICS_TOKEN`,
      );
      expect(() => readSettings({ ...open, VROOM_METRICS_TOKEN: 'hush-scraper-token' })).not.toThrow();
    },
  );

  it.each(['localhost:9464', '127.0.0.1:9464', '[::1]:0', '10.1.2.3:9464', '192.168.0.7:9464', '[fd00::7]:9464'])(
    'are not metrics at %s',
    (listen) => {
      expect(() => readSettings({ VROOM_METRICS_LISTEN: listen })).not.toThrow();
    },
  );

  it.each([
    ['rest', 'secret_key'],
    ['static', 'turn_password'],
  ])('is the secret of an example, for %s credentials', (credentials, name) => {
    const text = `[turn]\nturn_server = turn:a\ncredentials = ${credentials}\nturn_user = me\n${name} = SuperSecretPassword`;
    expect(() => read(text)).toThrow(
      new SettingsError(
        `turn.${name} (${path}:5) is that of an example which everybody can read; allowed is one of your own`,
      ),
    );
  });
});
