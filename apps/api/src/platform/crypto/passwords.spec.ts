import { describe, expect, it } from 'vitest';
import { Passwords } from './passwords.js';

describe('Passwords', () => {
  it('knows its own, and no other', async () => {
    const passwords = new Passwords();
    const hashed = await passwords.hash(['room'], 'sésame');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(['room'], hashed, 'sésame')).toBe(true);
    expect(await passwords.matches(['room'], hashed, 'Sésame')).toBe(false);
  });

  it("lets few wait, and nobody for another room's flood", async () => {
    const passwords = new Passwords();
    const hashed = await passwords.hash(['room'], 'right');
    const flood = Array.from({ length: 40 }, () => passwords.matches(['flooded'], hashed, 'wrong').catch(String));
    const other = passwords.matches(['other'], hashed, 'right');
    const answers = await Promise.all(flood);
    expect(answers.filter((answer) => answer === false)).toHaveLength(16);
    expect(answers.filter((answer) => answer !== false)[0]).toContain('Too many passwords');
    expect(await other).toBe(true);
    expect(await passwords.matches(['flooded'], hashed, 'right')).toBe(true);
  });

  it('lets few of one client wait, whichever rooms they are for', async () => {
    const passwords = new Passwords();
    const flood = Array.from({ length: 40 }, (_, room) =>
      passwords.hash([`room ${room}`, 'client'], 'x').catch(String),
    );
    const other = passwords.hash(['room', 'other client'], 'x');
    expect((await Promise.all(flood)).filter((answer) => answer.startsWith('$argon2id$'))).toHaveLength(16);
    expect(await other).toContain('argon2id');
  });

  it('compares with one and all in one turn', async () => {
    const passwords = new Passwords();
    const hashed = await passwords.hash(['room'], 'join us');
    const among = [['owner', await passwords.hash(['room'], 'lead us')] as const, ['join', hashed] as const];
    // The line fills up while the first is compared.
    const found = passwords.find(['room'], among, 'join us');
    const flood = Array.from({ length: 15 }, () => passwords.matches(['room'], hashed, 'x'));
    expect(await found).toBe('join');
    expect(await passwords.find(['room'], among, 'neither')).toBeNull();
    await Promise.all(flood);
  });

  it('goes on after a hash that is none', async () => {
    const passwords = new Passwords();
    await expect(passwords.matches(['room'], 'no hash', 'x')).rejects.toThrow();
    await expect(passwords.matches(['room'], 'no hash', 'x')).rejects.toThrow();
    expect(await passwords.hash(['room'], 'x')).toContain('argon2id');
  });
});
