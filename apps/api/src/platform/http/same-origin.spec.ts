import { expect, it } from 'vitest';
import { acceptedLanguage } from '../errors/problem-texts.js';
import { isSameOrigin } from './same-origin.js';

it.each([
  [undefined, 'vroom.example', true],
  ['https://vroom.example', 'vroom.example', true],
  ['https://vroom.example', 'VROOM.example', true],
  ['http://localhost:8090', 'localhost:8090', true],
  ['http://localhost:8090', 'localhost:9000', false],
  ['https://vroom.example.evil.example', 'vroom.example', false],
  ['https://vroom.example@evil.example', 'vroom.example', false],
  ['null', 'vroom.example', false],
  ['', 'vroom.example', false],
  ['https://vroom.example', undefined, false],
  ['null', undefined, false],
])('isSameOrigin(%j, %j) is %s', (origin, host, expected) => {
  expect(isSameOrigin(origin, host)).toBe(expected);
});

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['de', 'en'],
  ['fr', 'fr'],
  ['fr-CA, en;q=0.9', 'fr'],
  ['en;q=0.2, fr;q=0.7', 'fr'],
  ['de, fr;q=0.1', 'fr'],
  ['*', 'en'],
  [';;;,,q=', 'en'],
])('acceptedLanguage(%j) is %s', (header, expected) => {
  expect(acceptedLanguage(header)).toBe(expected);
});
