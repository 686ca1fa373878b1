import { describe, expect, it } from 'vitest';
import { loadSettings } from '../config/load-settings.js';
import { PublicUrl } from './public-url.js';

const from = (host: string | undefined, protocol = 'http') => ({ protocol, headers: { host } });

describe('PublicUrl', () => {
  it('is the one that is set, whatever the caller says', () => {
    const set = (url: string) => new PublicUrl(loadSettings({ VROOM_DAEMON_PUBLIC_URL: url })).of(from('evil.example'));
    expect(set('https://meet.example.org')).toBe('https://meet.example.org');
    expect(set('https://example.org/vroom/')).toBe('https://example.org/vroom');
  });

  it('is where the caller called, where none is set', () => {
    const url = new PublicUrl(loadSettings({}));
    expect(url.of(from('localhost:8090'))).toBe('http://localhost:8090');
    expect(url.of(from('[::1]:8090'))).toBe('http://[::1]:8090');
    expect(url.of(from('Meet.example.org:443', 'https'))).toBe('https://meet.example.org');
  });

  it.each([undefined, '', 'a/b', 'a?b', 'a#b', 'user@a', 'a b', 'a:99999'])('is not %j', (host) => {
    expect(() => new PublicUrl(loadSettings({})).of(from(host))).toThrow('The header Host is not a host.');
  });

  it.each(['meet.example.org', 'ftp://a', 'https://a/?b', 'https://a/#b', 'https://u:p@a/'])(
    'may not be set to %s',
    (url) => {
      expect(() => loadSettings({ VROOM_DAEMON_PUBLIC_URL: url })).toThrow('VROOM_DAEMON_PUBLIC_URL');
    },
  );
});
