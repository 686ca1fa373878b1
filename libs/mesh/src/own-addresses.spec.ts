import { describe, expect, it } from 'vitest';
import { withoutAddresses } from './own-addresses.js';

const host = 'candidate:1 1 udp 2122260223 10.0.0.1 5000 typ host generation 0 ufrag ab';
const mapped = 'candidate:2 1 udp 1686052607 203.0.113.7 5000 typ srflx raddr 10.0.0.1 rport 5000';
const relay = 'candidate:3 1 udp 41885439 192.0.2.1 49152 typ relay raddr 203.0.113.7 rport 5000 generation 0';
const hidden = 'candidate:3 1 udp 41885439 192.0.2.1 49152 typ relay raddr 0.0.0.0 rport 9 generation 0';

const candidate = (text: string) => ({ session: 4, candidate: { candidate: text, sdpMid: '0' } });

describe('a signal without own addresses', () => {
  it.each([host, mapped])('is none where it was about %s', (text) => {
    expect(withoutAddresses(candidate(text))).toBeUndefined();
  });

  it('has the relay, and nothing of what is behind it', () => {
    expect(withoutAddresses(candidate(relay))).toEqual(candidate(hidden));
    expect(withoutAddresses(candidate('candidate:3 1 udp 1 192.0.2.1 1 typ relay'))).toEqual(
      candidate('candidate:3 1 udp 1 192.0.2.1 1 typ relay'),
    );
  });

  it.each([candidate(''), { session: 4, candidate: null }, { session: 4, description: { type: 'rollback' as const } }])(
    'is as it was where it names none: %j',
    (signal) => expect(withoutAddresses(signal)).toEqual(signal),
  );

  it.each(['\r\n', '\n'])('keeps of a description all but the addresses, with %j at the end of lines', (end) => {
    const sdp = (...lines: string[]) => [...lines, ''].join(end);
    const before = sdp('v=0', 'm=audio 9', `a=${host}`, `a=${mapped}`, `a=${relay}`, 'a=mid:0', `a=${host}`);
    const description = { type: 'offer' as const, sdp: before };
    expect(withoutAddresses({ session: 4, description })).toEqual({
      session: 4,
      description: { type: 'offer', sdp: sdp('v=0', 'm=audio 9', `a=${hidden}`, 'a=mid:0') },
    });
  });
});
