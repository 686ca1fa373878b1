import { describe, expect, it } from 'vitest';
import { onceHidden } from './once-hidden';

describe('addresses', () => {
  const now = { wished: false, staying: false };
  const choosing = () => {
    Object.assign(now, { wished: false, staying: false });
    return onceHidden(
      () => now.wished,
      () => now.staying,
    );
  };

  it('are hidden as one wishes until one is in the room', () => {
    const hidden = choosing();
    const seen = [true, false, true, false].map((wished) => {
      now.wished = wished;
      return hidden();
    });
    expect(seen).toEqual([true, false, true, false]);
  });

  it('that were hidden in the room stay so, whatever is wished then', () => {
    const hidden = choosing();
    now.staying = true;
    expect(hidden()).toBe(false);
    now.wished = true;
    expect(hidden()).toBe(true);
    now.wished = false;
    expect(hidden()).toBe(true);
  });

  it('are hidden from the first connection on where that was wished at the door', () => {
    const hidden = choosing();
    now.wished = true;
    hidden();
    now.staying = true;
    hidden();
    now.wished = false;
    expect(hidden()).toBe(true);
  });
});
