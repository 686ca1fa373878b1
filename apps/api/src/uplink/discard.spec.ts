import { once } from 'node:events';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { discard } from './discard.js';

const chunks = (...sizes: number[]) => Readable.from(sizes.map((size) => Buffer.alloc(size)));

describe('a body that is thrown away', () => {
  it.each([[[]], [[10]], [[4, 6]]])('may be as long as it may: %j', async (sizes) => {
    const body = chunks(...sizes);
    await discard(body, 10);
    expect(body.readableEnded).toBe(true);
  });

  it('is too large as soon as it is, and does not take the connection with it', async () => {
    const body = chunks(6, 5, 1000);
    await expect(discard(body, 10)).rejects.toMatchObject({ code: 'payload_too_large' });
    expect(body).toMatchObject({ readableEnded: false, destroyed: false });
    await once(body, 'end');
  });

  it('may break off', async () => {
    const body = new Readable({ read: () => undefined });
    const discarded = discard(body, 10);
    body.destroy(new Error('aborted'));
    await expect(discarded).rejects.toMatchObject({ code: 'malformed' });
  });
});
