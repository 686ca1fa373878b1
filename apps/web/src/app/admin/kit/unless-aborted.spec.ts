import { describe, expect, it } from 'vitest';
import { unlessAborted } from './unless-aborted';

describe('unlessAborted', () => {
  it('hands the answer on', async () => {
    await expect(unlessAborted(new AbortController().signal, Promise.resolve(7))).resolves.toBe(7);
  });

  it('has no answer where it was given up', async () => {
    await expect(unlessAborted(AbortSignal.abort(), Promise.reject(new Error('aborted')))).resolves.toBeUndefined();
  });

  it('throws what failed by itself', async () => {
    const failed = new Error('the server is away');
    await expect(unlessAborted(new AbortController().signal, Promise.reject(failed))).rejects.toBe(failed);
  });
});
