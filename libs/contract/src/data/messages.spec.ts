import { describe, expect, it } from 'vitest';
import { cleanDisplayName, decodeDataMessage, maxChatLength, maxDisplayNameLength, maxTimeMs } from './messages.js';

const id = '6f7c1d5e-3c6a-4f0e-9c51-1f4a5b6c7d8e';
const decode = (value: unknown) => decodeDataMessage(JSON.stringify(value));

describe('decodeDataMessage', () => {
  it.each([
    { type: 'hello', displayName: 'Ann', color: 'mint' },
    { type: 'name', displayName: '' },
    { type: 'color', color: 'sky' },
    { type: 'chat', id, text: 'hi\nthere', at: 1 },
    { type: 'history:request' },
    { type: 'history', entries: [{ id, text: 'hi', at: 1, author: { displayName: 'Bob', color: 'rose' } }], last: true },
    { type: 'ping', at: 12.5 },
    { type: 'pong', at: 12.5 },
    { type: 'volume', level: 0.5 },
    { type: 'signal', signal: { session: 1, description: { type: 'offer', sdp: 'v=0' } } },
    { type: 'signal', signal: { session: 1, candidate: null } },
    { type: 'view', camera: 0, screen: 16_384 },
  ])('takes $type as it is', (message) => {
    expect(decode(message)).toEqual(message);
  });

  it('takes no time that is none for a Date', () => {
    const chat = { type: 'chat', id, text: 'hi', at: maxTimeMs };
    expect(decode(chat)).toEqual(chat);
    expect(() => new Date(maxTimeMs).toISOString()).not.toThrow();
    expect(() => new Date(maxTimeMs + 1).toISOString()).toThrow(RangeError);
  });

  it('leaves out what it does not know', () => {
    expect(decode({ type: 'history:request', extra: 1, __proto__: { a: 1 } })).toEqual({ type: 'history:request' });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"type":'],
    ['no object', '[]'],
    ['null', 'null'],
    ['an unknown type', '{"type":"eval"}'],
    ['no type', '{}'],
  ])('refuses %s', (_what, text) => {
    expect(decodeDataMessage(text)).toBeUndefined();
  });

  it('leaves out for whom a signal is: it is of the pair it came over', () => {
    const signal = { session: 1, candidate: { candidate: 'c', sdpMid: '0' } };
    expect(decode({ type: 'signal', signal: { ...signal, to: 'somebody' } })).toEqual({ type: 'signal', signal });
  });

  it.each([
    { type: 'view', camera: -1, screen: 0 },
    { type: 'view', camera: 1.5, screen: 0 },
    { type: 'view', camera: 0, screen: 16_385 },
    { type: 'view', camera: 0 },
    { type: 'signal' },
    { type: 'signal', signal: null },
    { type: 'signal', signal: { session: -1, candidate: null } },
    { type: 'signal', signal: { session: 1, description: { type: 'x'.repeat(17) } } },
    { type: 'signal', signal: { session: 1, candidate: { candidate: 7 } } },
    { type: 'hello', displayName: 'Ann', color: '#fff' },
    { type: 'hello', displayName: 'x'.repeat(201), color: 'mint' },
    { type: 'hello', displayName: 7, color: 'mint' },
    { type: 'chat', id: 'not-a-uuid', text: 'hi', at: 1 },
    { type: 'chat', id, text: '', at: 1 },
    { type: 'chat', id, text: 'x'.repeat(maxChatLength + 1), at: 1 },
    { type: 'chat', id, text: 'hi', at: -1 },
    { type: 'chat', id, text: 'hi', at: 1.5 },
    { type: 'chat', id, text: 'hi', at: maxTimeMs + 1 },
    { type: 'chat', id, text: { toString: 'hi' }, at: 1 },
    { type: 'history', entries: Array.from({ length: 501 }, () => ({})), last: true },
    { type: 'history', entries: [{ id, text: 'hi', at: 1 }], last: true },
    {
      type: 'history',
      entries: [{ id, text: 'hi', at: maxTimeMs + 1, author: { displayName: 'Bob', color: 'rose' } }],
      last: true,
    },
    { type: 'volume', level: 1.1 },
    { type: 'volume', level: null },
    { type: 'ping', at: '1' },
  ])('refuses %j', (message) => {
    expect(decode(message)).toBeUndefined();
  });
});

describe('cleanDisplayName', () => {
  it.each([
    ['  Ann   Lee ', 'Ann Lee'],
    ['Ann\nLee\t', 'Ann Lee'],
    ['\u202Eevil\u202C', 'evil'],
    ['a\u200Bb', 'a b'],
    ['\u0000\u0007', ''],
    ['Zoë 👩\u200D🚀', 'Zoë 👩\u200D🚀'],
    ['<b>Ann</b>', '<b>Ann</b>'],
  ])('%j becomes %j', (text, name) => {
    expect(cleanDisplayName(text)).toBe(name);
  });

  it('cuts between characters, not inside one', () => {
    const name = cleanDisplayName('😀'.repeat(100));
    expect(Array.from(name)).toHaveLength(maxDisplayNameLength);
    expect(name.isWellFormed()).toBe(true);
  });
});
