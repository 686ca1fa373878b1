import { beforeEach, describe, expect, it } from 'vitest';
import { Reactions } from './reactions';
import { FakeClock } from './testing/fake-clock';

let clock: FakeClock;
let shown: string[];
let reactions: Reactions;
beforeEach(() => {
  clock = new FakeClock();
  shown = [];
  reactions = new Reactions({ clock, show: (peerId, name) => shown.push(`${peerId} ${name ?? 'no more'}`) });
});

describe('reactions', () => {
  it('are shown for some seconds, the last one of each person', () => {
    reactions.received('bob', 'agree');
    clock.advance(3000);
    reactions.received('bob', 'love');
    reactions.received('cid', 'laugh');
    clock.advance(4999);
    expect(shown).toEqual(['bob agree', 'bob love', 'cid laugh']);
    clock.advance(1);
    expect(shown.slice(3)).toEqual(['bob no more', 'cid no more']);
  });

  it('are left out where somebody floods, and taken again later', () => {
    for (let i = 0; i < 100; i++) reactions.received('eve', 'celebrate');
    reactions.received('bob', 'agree');
    expect(shown).toEqual(['eve celebrate', 'bob agree']);
    clock.advance(300);
    reactions.received('eve', 'agree');
    expect(shown.at(-1)).toBe('eve agree');
  });

  it('of oneself go out as often as others take them', () => {
    expect(reactions.own('me', 'agree')).toBe(true);
    expect(reactions.own('me', 'agree')).toBe(false);
    clock.advance(600);
    expect(reactions.own('me', 'agree')).toBe(true);
  });

  it('go with their person, and leave nothing running', () => {
    reactions.received('bob', 'agree');
    reactions.received('cid', 'agree');
    reactions.left('bob');
    reactions.close();
    expect(shown.slice(2)).toEqual(['bob no more', 'cid no more']);
    expect(clock.pending).toBe(0);
  });
});
