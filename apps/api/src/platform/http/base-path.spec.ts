import { describe, expect, it } from 'vitest';
import { loadSettings } from '../config/load-settings.js';
import { BasePath, basePathOf, withoutBase } from './base-path.js';
import { PublicUrl } from './public-url.js';

const settings = (base: string, url = '') =>
  loadSettings({ VROOM_DAEMON_BASE_PATH: base, ...(url && { VROOM_DAEMON_PUBLIC_URL: url }) });

describe('the base path', () => {
  it.each([
    ['', '', ''],
    ['/', '', ''],
    ['/vroom', '', '/vroom'],
    ['/vroom/', '', '/vroom'],
    ['/a/b-c', '', '/a/b-c'],
    ['', 'https://example.org/vroom/', '/vroom'],
    ['', 'https://example.org', ''],
    ['/vroom', 'https://example.org/vroom', '/vroom'],
  ])('is by %j and %j: %j', (base, url, path) => {
    expect(basePathOf(settings(base, url).daemon)).toBe(path);
  });

  it.each(['vroom', '/a//b', '/..', '/a b', '/a?b', '/é', '/"'])('may not be %j', (base) => {
    expect(() => settings(base)).toThrow(
      `VROOM_DAEMON_BASE_PATH is ${JSON.stringify(base)}; allowed is a path such as /vroom`,
    );
  });

  it('may not be another one than that of the public URL', () => {
    expect(() => settings('/vroom', 'https://example.org')).toThrow(
      'VROOM_DAEMON_BASE_PATH is /vroom, but VROOM_DAEMON_PUBLIC_URL leads to /; allowed is one and the same',
    );
  });

  it('stands before our own addresses, and in links where none else is set', () => {
    const base = new BasePath(settings('/vroom'));
    expect(base.under('/api/v1/rooms/a')).toBe('/vroom/api/v1/rooms/a');
    expect(base.cookiePath).toBe('/vroom');
    expect(new BasePath(settings('')).cookiePath).toBe('/');
    const request = { protocol: 'https', headers: { host: 'example.org' } };
    expect(new PublicUrl(settings('/vroom')).of(request)).toBe('https://example.org/vroom');
  });

  it('is taken off what is asked for, once and where it is', () => {
    expect(withoutBase('/vroom/a?b=/vroom/c', '/vroom')).toBe('/a?b=/vroom/c');
    expect(withoutBase('/vroom/vroom', '/vroom')).toBe('/vroom');
    expect(withoutBase('/vroomy', '/vroom')).toBe('/vroomy');
    expect(withoutBase('/healthz', '/vroom')).toBe('/healthz');
    expect(withoutBase('/a', '')).toBe('/a');
  });
});
