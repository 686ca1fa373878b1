import { maxHandshakeBytes } from '@vroom/contract';
import { Encoder, PacketType, type Packet } from 'socket.io-parser';
import { beforeEach, describe, expect, it } from 'vitest';
import { commandParser, textOfEvent, wireSize } from './command-decoder.js';

let decoded: Packet[];
let decoder: InstanceType<typeof commandParser.Decoder>;
beforeEach(() => {
  decoded = [];
  decoder = new commandParser.Decoder();
  decoder.on('decoded', (packet) => decoded.push(packet));
});

describe('the decoder of commands', () => {
  it('measures each command by itself, however many came in one read', () => {
    const large = `2["signal:send",{"sdp":"${'é'.repeat(50_000)}"}]`;
    decoder.add(large);
    decoder.add('2["x"]');
    expect(decoded.map(({ data }) => wireSize(data as object))).toEqual([Buffer.byteLength(large), 6]);
  });

  it.each([
    ['an event with attachments', '51-["signal:send",{"_placeholder":true,"num":0}]'],
    ['an acknowledgement with attachments', '61-1[{"_placeholder":true,"num":0}]'],
    ['an acknowledgement', '31["of nothing"]'],
    ['bytes', Buffer.from('bytes')],
    ['a handshake too large', `0{"version":1,"more":"${'x'.repeat(maxHandshakeBytes)}"}`],
    ['what is no packet', '9'],
  ])('refuses %s', (_what, frame) => {
    expect(() => decoder.add(frame)).toThrow();
    expect(decoded).toEqual([]);
  });

  it('takes one handshake of a connection', () => {
    decoder.add('0{"version":1}');
    expect(() => decoder.add('0{"version":1}')).toThrow('already');
    expect(decoded).toHaveLength(1);
  });
});

it('writes an event as Socket.IO does', () => {
  const signal = {
    from: crypto.randomUUID(),
    session: 1,
    description: { type: 'offer', sdp: 'v=0\r\ns=é "–"\r\n' },
  } as const;
  const packet = { type: PacketType.EVENT, nsp: '/', data: ['signal:received', signal] };
  expect([textOfEvent('signal:received', signal)]).toEqual(new Encoder().encode(packet));
});
