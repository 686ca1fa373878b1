import { availableParallelism } from 'node:os';
import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { loadSettings, SettingsError } from './load-settings.js';

describe('loadSettings', () => {
  it('has a default for everything', () => {
    const settings = loadSettings({ PATH: '/bin' });
    expect(settings.daemon).toMatchObject({ listen_ip: '127.0.0.1', listen_port: 8090, log_level: 'info' });
    expect(settings.database.dsn).toBe('sqlite:data/vroom.db');
    expect(settings.turn.stun_server).toEqual([]);
  });

  it('takes each from its variable', () => {
    const settings = loadSettings({
      VROOM_DAEMON_LISTEN_PORT: '9000',
      VROOM_TURN_STUN_SERVER: "'stun:a.example:3478', stun:[2001:db8::1]",
      VROOM_ROOMS_MAX_MEMBERS: '12',
    });
    expect(settings.daemon.listen_port).toBe(9000);
    expect(settings.turn.stun_server).toEqual(['stun:a.example:3478', 'stun:[2001:db8::1]']);
    expect(settings.rooms.max_members).toBe(12);
  });

  it.each([
    [
      { VROOM_DAEMON_LISTEN_PORT: '80a' },
      'VROOM_DAEMON_LISTEN_PORT is "80a"; allowed is a whole number from 0 to 65535',
    ],
    [
      { VROOM_DAEMON_LISTEN_PORT: '70000' },
      'VROOM_DAEMON_LISTEN_PORT is "70000"; allowed is a whole number from 0 to 65535',
    ],
    [
      { VROOM_DAEMON_LISTEN_IP: 'here' },
      'VROOM_DAEMON_LISTEN_IP is "here"; allowed is an IP address such as 127.0.0.1 or ::, or localhost',
    ],
    [
      { VROOM_DATABASE_DSN: 'oracle:x' },
      'VROOM_DATABASE_DSN is "oracle:x"; allowed is sqlite:PATH such as sqlite:data/vroom.db, mysql://HOST:PORT/DATABASE, or DBI:mysql:database=DATABASE;host=HOST',
    ],
    [
      { VROOM_DAEMON_LOG_LEVEL: 'loud' },
      'VROOM_DAEMON_LOG_LEVEL is "loud"; allowed is one of debug, info, warn, error, fatal',
    ],
    [
      { VROOM_TURN_STUN_SERVER: 'http://x' },
      'VROOM_TURN_STUN_SERVER is "http://x"; allowed is a comma-separated list of stun and stuns URIs such as stun:stun.example.net:3478, which http://x is not',
    ],
    [
      { VROOM_TURN_TURN_SERVER: 'turn:a, stun:b, turn:c?transport=sctp' },
      'VROOM_TURN_TURN_SERVER is "turn:a, stun:b, turn:c?transport=sctp"; allowed is a comma-separated list of turn and turns URIs such as turn:turn.example.net:3478?transport=tcp, which stun:b, turn:c?transport=sctp is not',
    ],
    [
      { VROOM_TURN_TURN_SERVER: 'turn:a', VROOM_TURN_TURN_USER: 'u' },
      'VROOM_TURN_CREDENTIALS is static, which needs VROOM_TURN_TURN_USER and VROOM_TURN_TURN_PASSWORD',
    ],
    [
      { VROOM_TURN_TURN_SERVER: 'turn:a', VROOM_TURN_CREDENTIALS: 'rest' },
      'VROOM_TURN_CREDENTIALS is rest, which needs VROOM_TURN_SECRET_KEY',
    ],
    [
      { VROOM_ETHERPAD_URI: 'pad.example.org' },
      'VROOM_ETHERPAD_URI is "pad.example.org"; allowed is https://HOST or https://HOST/PATH',
    ],
    [
      { VROOM_ETHERPAD_URI: 'https://pad.example.org' },
      'VROOM_ETHERPAD_URI is set, which needs one of VROOM_ETHERPAD_API_KEY and VROOM_ETHERPAD_API_KEY_FILE: the key that is in the file APIKEY.txt of Etherpad',
    ],
    [
      { VROOM_ETHERPAD_URI: 'https://a', VROOM_ETHERPAD_API_KEY: 'hush', VROOM_ETHERPAD_API_KEY_FILE: 'f' },
      'VROOM_ETHERPAD_API_KEY and VROOM_ETHERPAD_API_KEY_FILE are both set; allowed is one of them',
    ],
    [
      { VROOM_ETHERPAD_BASE_DOMAIN: 'https://example.org' },
      'VROOM_ETHERPAD_BASE_DOMAIN is "https://example.org"; allowed is a domain such as example.org',
    ],
    [
      {
        VROOM_ETHERPAD_URI: 'https://pad.example.org',
        VROOM_ETHERPAD_API_KEY: 'hush',
        VROOM_DAEMON_PUBLIC_URL: 'https://meet.example.org',
      },
      'VROOM_ETHERPAD_URI and VROOM_DAEMON_PUBLIC_URL have different hosts, which needs VROOM_ETHERPAD_BASE_DOMAIN: the domain that both are in, such as example.org',
    ],
    [
      {
        VROOM_ETHERPAD_URI: 'https://pad.badexample.org',
        VROOM_ETHERPAD_API_KEY: 'hush',
        VROOM_ETHERPAD_BASE_DOMAIN: '.Example.org',
        VROOM_DAEMON_PUBLIC_URL: 'https://example.org/vroom',
      },
      'VROOM_ETHERPAD_URI is not in example.org, which VROOM_ETHERPAD_BASE_DOMAIN says',
    ],
    [
      { VROOM_ADMIN_PROXY_HEADER: 'X-Remote-User' },
      'VROOM_ADMIN_PROXY_HEADER is set, which needs VROOM_ADMIN_PROXY_ADDRESSES: the addresses of the proxies that send it, such as 127.0.0.1',
    ],
    [
      { VROOM_ADMIN_PROXY_HEADER: 'X Remote' },
      'VROOM_ADMIN_PROXY_HEADER is "X Remote"; allowed is the name of a header such as X-Remote-User',
    ],
    [
      { VROOM_ADMIN_PROXY_HEADER: 'Cookie' },
      'VROOM_ADMIN_PROXY_HEADER is "Cookie"; allowed is a header that clients do not send by themselves, such as X-Remote-User',
    ],
    [
      { VROOM_AUDIT_SPILL_FILE: './data/vroom.db' },
      'VROOM_AUDIT_SPILL_FILE is the file of VROOM_DATABASE_DSN; allowed is another one',
    ],
    [{ VROOM_DAEMON_WORKERS: '65' }, 'VROOM_DAEMON_WORKERS is "65"; allowed is a whole number from 1 to 64, or auto'],
    [{ VROOM_DAEMON_WORKERS: '0' }, 'VROOM_DAEMON_WORKERS is "0"; allowed is a whole number from 1 to 64, or auto'],
    [
      { VROOM_DAEMON_WORKERS: '2' },
      'VROOM_DAEMON_WORKERS makes 2 processes, which need VROOM_DATABASE_REDIS: the server through which they work together, such as redis://localhost:6379; without it allowed is 1',
    ],
    [
      { VROOM_DAEMON_WORKERS: '2', VROOM_DATABASE_REDIS: 'redis://a', VROOM_DATABASE_DSN: 'sqlite::memory:' },
      'VROOM_DAEMON_WORKERS makes 2 processes, which need a VROOM_DATABASE_DSN that they share; sqlite::memory: is in one process, with which allowed is 1',
    ],
    [
      { VROOM_EMAIL_SMTP: 'smtp://a', VROOM_EMAIL_SENDMAIL: '/b' },
      'VROOM_EMAIL_SMTP and VROOM_EMAIL_SENDMAIL are both set; allowed is one of them',
    ],
    [
      { VROOM_EMAIL_SMTP: 'smtp://a' },
      'VROOM_EMAIL_SMTP is set, which needs VROOM_DAEMON_PUBLIC_URL: where links in mails lead, such as https://meet.example.org',
    ],
    [
      { VROOM_EMAIL_SENDMAIL: '/b' },
      'VROOM_EMAIL_SENDMAIL is set, which needs VROOM_DAEMON_PUBLIC_URL: where links in mails lead, such as https://meet.example.org',
    ],
  ])('refuses %j', (environment, message) => {
    expect(() => loadSettings(environment)).toThrow(new SettingsError(message));
  });

  it.each([
    ['a broken hash', '$argon2id$v=19$m=19456,t=2,p=1$broken'],
    ['a hash of another kind', '$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aJXYC7OopkS2/DH3jvYFeCV0EzbWmlRUWCyMJE2EF0k'],
    ['a password that nobody can send', 'x'.repeat(129)],
  ])('refuses %s for the administrators, and does not repeat it', (_what, password) => {
    const load = () => loadSettings({ VROOM_ADMIN_PASSWORD: password });
    expect(load).toThrow(/^VROOM_ADMIN_PASSWORD is \(secret\); allowed is an argon2id hash/);
    expect(load).not.toThrow(password);
  });

  it('takes a mail server where links in mails have somewhere to lead', () => {
    const load = () => loadSettings({ VROOM_EMAIL_SMTP: 'smtp://a', VROOM_DAEMON_PUBLIC_URL: 'https://a' });
    expect(load().email.smtp).toBe('smtp://a');
  });

  it('counts the cores where as many processes are wanted', () => {
    const load = (workers: string) =>
      loadSettings({ VROOM_DAEMON_WORKERS: workers, VROOM_DATABASE_REDIS: 'redis://a' }).daemon.workers;
    expect(load('auto')).toBe(Math.min(availableParallelism(), 64));
    expect(load('64')).toBe(64);
  });

  it('takes a password, or its hash', async () => {
    for (const password of ['', 'correct horse', await hash('correct horse')]) {
      expect(loadSettings({ VROOM_ADMIN_PASSWORD: password }).admin.password).toBe(password);
    }
  });

  it('names every wrong setting at once, and a name that is none', () => {
    expect(() => loadSettings({ VROOM_DAEMON_LISTEN_PORT: 'x', VROOM_VIDEO_FRAME_RATE: '0' })).toThrow(
      /LISTEN_PORT is "x".*\n.*FRAME_RATE is "0"/,
    );
    expect(() => loadSettings({ VROOM_DEAMON_LISTEN_PORT: '1', VROOM_VIDEO_FRAME_RATE: '0' })).toThrow(
      /VROOM_DEAMON_LISTEN_PORT is no setting.*\n.*FRAME_RATE is "0"/,
    );
  });

  it('keeps secrets out of the message', () => {
    const environment = { VROOM_TURN_SECRET_KEY: 'hush-hush', VROOM_VIDEO_FRAME_RATE: 'x' };
    expect(() => loadSettings(environment)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hush') }),
    );
  });
});
