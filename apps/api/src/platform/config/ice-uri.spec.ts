import { describe, expect, it } from 'vitest';
import { parseIceUri } from './ice-uri.js';

describe('parseIceUri', () => {
  it.each([
    ['stun:stun.example.net', { scheme: 'stun', host: 'stun.example.net', port: 3478, transport: 'udp' }],
    ['stuns:stun.example.net', { scheme: 'stuns', host: 'stun.example.net', port: 5349, transport: 'tcp' }],
    ['stun:192.0.2.1:19302', { scheme: 'stun', host: '192.0.2.1', port: 19302, transport: 'udp' }],
    ['stun:[2001:db8::1]:3478', { scheme: 'stun', host: '2001:db8::1', port: 3478, transport: 'udp' }],
    ['turn:turn-1.example.net', { scheme: 'turn', host: 'turn-1.example.net', port: 3478, transport: 'udp' }],
    ['turn:localhost:1?transport=udp', { scheme: 'turn', host: 'localhost', port: 1, transport: 'udp' }],
    ['turn:t.example?transport=tcp', { scheme: 'turn', host: 't.example', port: 3478, transport: 'tcp' }],
    ['turns:t.example:443?transport=tcp', { scheme: 'turns', host: 't.example', port: 443, transport: 'tcp' }],
    ['turns:[::1]', { scheme: 'turns', host: '::1', port: 5349, transport: 'tcp' }],
  ])('reads %s', (text, uri) => {
    expect(parseIceUri(text)).toEqual(uri);
  });

  it.each([
    '',
    'stun:',
    'stun:?transport=udp',
    'stun://stun.example.net',
    'STUN:stun.example.net',
    'http:stun.example.net',
    'stun.example.net:3478',
    'stun:stun.example.net?transport=udp',
    'stun:stun.example.net:0',
    'stun:stun.example.net:65536',
    'stun:stun.example.net:',
    'stun:2001:db8::1',
    'stun:[2001:db8::1::2]',
    'stun:[stun.example.net]',
    'stun:[::1',
    'stun:192.0.2.256',
    'stun:192.0.2',
    'stun:-a.example',
    'stun:a..example',
    'stun:a b.example',
    `stun:${'a'.repeat(64)}.example`,
    'turn:me@turn.example.net',
    'turn:turn.example.net?transport=tls',
    'turn:turn.example.net?transport=TCP',
    'turn:turn.example.net?transport=tcp&x',
  ])('refuses %j', (text) => {
    expect(parseIceUri(text)).toBeUndefined();
  });
});
