import { expect, it } from 'vitest';
import { parseListenPlace } from './listen-place.js';

it.each([
  ['127.0.0.1:9464', { host: '127.0.0.1', port: 9464 }],
  ['localhost:0', { host: 'localhost', port: 0 }],
  ['[::1]:9464', { host: '::1', port: 9464 }],
  ['[::]:65535', { host: '::', port: 65535 }],
])('reads %s', (text, place) => {
  expect(parseListenPlace(text)).toEqual(place);
});

it.each([
  '',
  '9464',
  ':9464',
  '127.0.0.1',
  '127.0.0.1:',
  '127.0.0.1:65536',
  '::1:9464',
  '[127.0.0.1]:1',
  'meet.example.org:9464',
  '0.0.0.0:9464/metrics',
])('refuses %j', (text) => {
  expect(parseListenPlace(text)).toBeUndefined();
});
