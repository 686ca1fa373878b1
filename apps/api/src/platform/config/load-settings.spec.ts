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
      'VROOM_DATABASE_DSN is "oracle:x"; allowed is sqlite:PATH, for example sqlite:data/vroom.db',
    ],
    [
      { VROOM_DAEMON_LOG_LEVEL: 'loud' },
      'VROOM_DAEMON_LOG_LEVEL is "loud"; allowed is one of debug, info, warn, error, fatal',
    ],
    [
      { VROOM_TURN_STUN_SERVER: 'http://x' },
      'VROOM_TURN_STUN_SERVER is "http://x"; allowed is a comma-separated list such as stun:host.example.net:3478',
    ],
    [
      { VROOM_TURN_TURN_SERVER: 'turn:a', VROOM_TURN_CREDENTIALS: 'rest' },
      'VROOM_TURN_CREDENTIALS is rest, which needs VROOM_TURN_SECRET_KEY',
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

  it('takes a password, or its hash', async () => {
    for (const password of ['', 'correct horse', await hash('correct horse')]) {
      expect(loadSettings({ VROOM_ADMIN_PASSWORD: password }).admin.password).toBe(password);
    }
  });

  it('names every wrong setting at once, and a name that is none', () => {
    expect(() => loadSettings({ VROOM_DAEMON_LISTEN_PORT: 'x', VROOM_VIDEO_FRAME_RATE: '0' })).toThrow(
      /LISTEN_PORT is "x".*\n.*FRAME_RATE is "0"/,
    );
    expect(() => loadSettings({ VROOM_DEAMON_LISTEN_PORT: '1' })).toThrow(/VROOM_DEAMON_LISTEN_PORT is no setting/);
  });

  it('keeps secrets out of the message', () => {
    const environment = { VROOM_TURN_SECRET_KEY: 'hush-hush', VROOM_VIDEO_FRAME_RATE: 'x' };
    expect(() => loadSettings(environment)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hush') }),
    );
  });
});
