import { expect, it } from 'vitest';
import type { Texts } from '../mail-texts.js';
import { letterOf } from './letter-of.js';

/** Keys, and what is filled in. */
const texts: Texts = {
  text: (key, values = {}) => [key, ...Object.values(values)].join(' '),
  counted: (key, count, values = {}) => [key, count, ...Object.values(values)].join(' '),
  date: (iso) => iso,
  duration: String,
  list: (items) => items.join(', '),
};

it('names of who came in stand in the mail, and not in its subject', () => {
  const data = { room: 'atelier', url: 'https://a/atelier', people: ['Buy now'], count: 1, at: '2026-01-01T00:00:00Z' };
  const mail = { kind: 'join_notification', to: 'a@example.net', language: 'en', reference: 'room', data } as const;
  const letter = letterOf(mail, texts, 'VROOM');
  expect(letter.subject).toBe('join.subject 1 atelier');
  expect(letter.heading).toContain('Buy now');
});
