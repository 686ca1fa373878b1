import { describe, expect, it } from 'vitest';
import { Passwords } from './passwords.js';

describe('Passwords', () => {
  it('knows its own, and no other', async () => {
    const passwords = new Passwords();
    const hashed = await passwords.hash('room', 'sésame');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches('room', hashed, 'sésame')).toBe(true);
    expect(await passwords.matches('room', hashed, 'Sésame')).toBe(false);
  });

  it("lets few wait, and nobody for another room's flood", async () => {
    const passwords = new Passwords();
    const hashed = await passwords.hash('room', 'right');
    const flood = Array.from({ length: 40 }, () => passwords.matches('flooded', hashed, 'wrong').catch(String));
    const other = passwords.matches('other', hashed, 'right');
    const answers = await Promise.all(flood);
    expect(answers.filter((answer) => answer === false)).toHaveLength(16);
    expect(answers.filter((answer) => answer !== false)[0]).toContain('Too many passwords');
    expect(await other).toBe(true);
    expect(await passwords.matches('flooded', hashed, 'right')).toBe(true);
  });

  it('goes on after a hash that is none', async () => {
    const passwords = new Passwords();
    await expect(passwords.matches('room', 'no hash', 'x')).rejects.toThrow();
    await expect(passwords.matches('room', 'no hash', 'x')).rejects.toThrow();
    expect(await passwords.hash('room', 'x')).toContain('argon2id');
  });
});
