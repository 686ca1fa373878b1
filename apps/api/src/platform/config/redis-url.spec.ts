import { describe, expect, it } from 'vitest';
import { parseRedisUrl } from './redis-url.js';

const server = { host: 'redis.example.net', port: 6379, database: 0, secure: false };

describe('parseRedisUrl', () => {
  it.each([
    ['redis://redis.example.net', server],
    ['redis://redis.example.net/', server],
    ['redis://redis.example.net:6380/3', { ...server, port: 6380, database: 3 }],
    ['rediss://redis.example.net', { ...server, secure: true }],
    ['redis://:p%40ss@redis.example.net', { ...server, password: 'p@ss' }],
    ['redis://ann:tide@[::1]', { ...server, host: '::1', user: 'ann', password: 'tide' }],
  ])('reads %s', (text, expected) => {
    expect(parseRedisUrl(text)).toEqual(expected);
  });

  it.each([
    '',
    'redis.example.net:6379',
    'http://redis.example.net',
    'redis://',
    'redis:///0',
    'redis://redis.example.net:0',
    'redis://redis.example.net/first',
    'redis://redis.example.net/0/1',
    'redis://redis.example.net?family=6',
    'redis://a%zz@redis.example.net',
  ])('does not take %j', (text) => {
    expect(parseRedisUrl(text)).toBeUndefined();
  });
});
