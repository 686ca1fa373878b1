import { expect, it } from 'vitest';
import { countSections, isOlder } from './sdp.js';

const head = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=m=\r\nt=0 0\r\n';
const section = 'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=x:m=1\r\n';

it.each([
  ['', 0],
  [head, 0],
  [head + section, 1],
  [head + section.repeat(202), 202],
  [(head + section.repeat(3)).replaceAll('\r', ''), 3],
])('counts the sections of %j', (sdp, sections) => {
  expect(countSections(sdp)).toBe(sections);
});

const ofVersion = (version: string): string =>
  `v=0\r\no=mozilla...THIS_IS_SDPARTA-99.0 813 ${version} IN IP4 0.0.0.0\r\ns=-\r\n`;

it.each([
  ['1', '2', true],
  ['9', '10', true],
  ['2', '2', false],
  ['3', '2', false],
  ['x', '2', false],
  ['1', '', false],
  ['1'.repeat(16), '2', false],
])('tells whether version %s is older than %s', (version, other, older) => {
  expect(isOlder(ofVersion(version), ofVersion(other))).toBe(older);
});
