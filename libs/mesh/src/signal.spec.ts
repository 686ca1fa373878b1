import { describe, expect, it } from 'vitest';
import { parseSignal } from './signal.js';

describe('parseSignal', () => {
  it.each([
    { session: 0, candidate: null },
    { session: 1, description: { type: 'offer', sdp: 'v=0' } },
    { session: 1, description: { type: 'answer', sdp: '' } },
    { session: 1, description: { type: 'rollback' } },
    { session: 2, candidate: { candidate: '' } },
    { session: Number.MAX_SAFE_INTEGER, candidate: { candidate: 'candidate:1', sdpMid: null, sdpMLineIndex: 0 } },
    { session: 2, candidate: { candidate: 'x', sdpMid: '0', sdpMLineIndex: null, usernameFragment: 'u' } },
  ])('takes %j', (signal) => {
    expect(parseSignal(JSON.parse(JSON.stringify(signal)))).toEqual(signal);
  });

  it('keeps the known fields only', () => {
    const signal = { from: 'b', session: 1, description: { type: 'offer', sdp: 'x', extra: 1 }, more: true };
    expect(parseSignal(signal)).toEqual({ session: 1, description: { type: 'offer', sdp: 'x' } });
    expect(parseSignal({ session: 1, candidate: { candidate: null, address: '::1' } })).toEqual({
      session: 1,
      candidate: { candidate: '' },
    });
  });

  it.each([
    undefined,
    null,
    7,
    'offer',
    [],
    {},
    { session: 1 },
    { description: { type: 'offer', sdp: '' } },
    { session: '1', candidate: null },
    { session: -1, candidate: null },
    { session: 1.5, candidate: null },
    { session: 2 ** 53, candidate: null },
    { session: Number.NaN, candidate: null },
    { session: 1, candidate: null, description: { type: 'offer', sdp: '' } },
    { session: 1, description: null },
    { session: 1, description: { type: 'hello', sdp: '' } },
    { session: 1, description: { type: 'offer', sdp: 1 } },
    { session: 1, description: { type: 'offer', sdp: 'x'.repeat(128 * 1024 + 1) } },
    { session: 1, candidate: 'candidate:1' },
    { session: 1, candidate: [] },
    { session: 1, candidate: { candidate: 1 } },
    { session: 1, candidate: { candidate: 'x'.repeat(4097) } },
    { session: 1, candidate: { candidate: 'x', sdpMid: 0 } },
    { session: 1, candidate: { candidate: 'x', sdpMLineIndex: -1 } },
    { session: 1, candidate: { candidate: 'x', sdpMLineIndex: '0' } },
    { session: 1, candidate: { candidate: 'x', usernameFragment: {} } },
  ])('refuses malformed input %#', (value) => {
    expect(parseSignal(value)).toBeUndefined();
  });
});
