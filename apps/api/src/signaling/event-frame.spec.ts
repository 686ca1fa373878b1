import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { frameOf } from './event-frame.js';

// Its types keep this one private, though Socket.IO's adapter uses it too.
const { Sender } = createRequire(import.meta.url)('ws') as {
  Sender: { frame(data: Buffer, options: object): Buffer[] };
};

const ofWs = (text: string) =>
  Buffer.concat(Sender.frame(Buffer.from(text), { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: true }));

// The length takes one, three or nine bytes.
it.each([0, 1, 124, 125, 65_534, 65_535, 100_000])('frames a packet of %i characters as ws does', (length) => {
  const packet = 'x'.repeat(length);
  expect(frameOf(packet).equals(ofWs(`4${packet}`))).toBe(true);
});

it('counts bytes rather than characters', () => {
  const packet = '2["signal:received",{"name":"Chloé – 🙂"}]';
  expect(frameOf(packet).equals(ofWs(`4${packet}`))).toBe(true);
});
