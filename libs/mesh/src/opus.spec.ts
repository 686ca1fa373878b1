import { describe, expect, it } from 'vitest';
import { askForOpus } from './opus.js';

const head = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0'];
const voice = ['m=audio 9 UDP/TLS/RTP/SAVPF 111 63', 'a=mid:0', 'a=rtpmap:111 opus/48000/2', 'a=rtpmap:63 red/48000/2'];
const music = ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:3', 'a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10'];
const video = ['m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=rtpmap:96 VP8/90000'];
const text = (lines: string[], end = '\r\n'): string => lines.map((line) => line + end).join('');

describe('the voice', () => {
  it.each([
    ['minptime=10;useinbandfec=1', 'minptime=10;useinbandfec=1;usedtx=1'],
    [
      'maxplaybackrate=48000;stereo=1;useinbandfec=0;usedtx=0',
      'maxplaybackrate=48000;stereo=1;useinbandfec=1;usedtx=1',
    ],
    ['useinbandfec=1; usedtx=1', 'useinbandfec=1;usedtx=1'],
  ])('with %s is asked for with DTX and FEC', (before, after) => {
    for (const end of ['\r\n', '\n']) {
      const made = (fmtp: string) => text([...head, ...voice, `a=fmtp:111 ${fmtp}`, ...video, ...music], end);
      expect(askForOpus(made(before))).toBe(made(after));
    }
  });

  it('without parameters gets some', () => {
    const made = askForOpus(text([...head, ...voice, ...video]));
    const expected = [...voice.slice(0, 3), 'a=fmtp:111 useinbandfec=1;usedtx=1', ...voice.slice(3)];
    expect(made).toBe(text([...head, ...expected, ...video]));
  });

  it('is asked for once, however often', () => {
    const once = askForOpus(text([...head, ...voice]));
    expect(askForOpus(once)).toBe(once);
  });
});

it.each([
  ['nothing', ''],
  ['no sections', text(head)],
  ['a picture first', text([...head, ...video, ...music])],
  ['another codec', text([...head, 'm=audio 9 UDP/TLS/RTP/SAVPF 0', 'a=rtpmap:0 PCMU/8000', ...music])],
])('%s stays as it is', (_what, sdp) => {
  expect(askForOpus(sdp)).toBe(sdp);
});
