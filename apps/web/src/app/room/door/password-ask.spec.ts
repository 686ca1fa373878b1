import type { Room } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { passwordAsk } from './password-ask';

const open = { role: null, locked: false, joinPassword: false, ownerPassword: false } satisfies Partial<Room>;

describe('the password a door asks for', () => {
  it.each([
    [{}, 'none'],
    [{ joinPassword: true }, 'join'],
    [{ joinPassword: true, ownerPassword: true }, 'join'],
    [{ ownerPassword: true }, 'offered'],
    [{ locked: true }, 'none'],
    [{ locked: true, joinPassword: true }, 'none'],
    [{ locked: true, ownerPassword: true }, 'owner'],
    [{ locked: true, joinPassword: true, ownerPassword: true }, 'owner'],
    [{ role: 'participant', joinPassword: true }, 'none'],
    [{ role: 'participant', locked: true }, 'none'],
    [{ role: 'participant', joinPassword: true, ownerPassword: true }, 'offered'],
    [{ role: 'participant', locked: true, ownerPassword: true }, 'offered'],
    [{ role: 'owner', locked: true, joinPassword: true, ownerPassword: true }, 'none'],
    [{ role: 'admin', ownerPassword: true }, 'none'],
  ] as const)('%j: %s', (room, ask) => expect(passwordAsk({ ...open, ...room })).toBe(ask));
});
