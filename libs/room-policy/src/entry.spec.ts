import { describe, expect, it } from 'vitest';
import { decideEntry, helpfulPasswords, passwordClaims, type Credentials, type Door } from './entry.js';
import { isAtLeast, roles } from './roles.js';
import { cross } from './testing/cross.js';
import { rulesOf } from './testing/rules.js';

const either = [false, true] as const;
const doors: Door[] = cross({ locked: either, joinPassword: either, ownerPassword: either });
const everything = cross({ held: [null, ...roles], password: passwordClaims, invited: either });
const cases = doors.flatMap((door) => everything.map((credentials) => ({ door, credentials })));

const yesNo = (yes: boolean) => (yes ? 'yes' : 'no');
const inWords = (door: Door, held: Credentials['held']) => ({
  locked: yesNo(door.locked),
  'join password': yesNo(door.joinPassword),
  'owner password': yesNo(door.ownerPassword),
  held: held ?? 'nobody',
});
const situation = (door: Door, { held, password, invited }: Credentials) => ({
  ...inWords(door, held),
  said: password,
  invited: yesNo(invited),
});

describe('decideEntry', () => {
  // Where there is no owner password, none was right: `owner` then counts for as much as `none`.
  const rules = rulesOf(`
    locked | join password | owner password | held        | said      | invited | outcome
    any    | any           | any            | admin       | any       | any     | admin
    any    | any           | any            | owner       | any       | any     | owner
    any    | any           | yes            | participant | owner     | any     | owner
    any    | any           | no             | participant | owner     | any     | participant
    any    | any           | any            | participant | none/join | any     | participant
    any    | any           | any            | participant | wrong     | any     | wrong_password
    any    | any           | yes            | nobody      | owner     | any     | owner
    any    | any           | any            | nobody      | wrong     | any     | wrong_password
    any    | any           | any            | nobody      | none/join | yes     | participant
    any    | any           | no             | nobody      | owner     | yes     | participant
    yes    | any           | any            | nobody      | none/join | no      | room_locked
    yes    | any           | no             | nobody      | owner     | no      | room_locked
    no     | no            | any            | nobody      | none/join | no      | participant
    no     | no            | no             | nobody      | owner     | no      | participant
    no     | yes           | any            | nobody      | join      | no      | participant
    no     | yes           | any            | nobody      | none      | no      | password_required
    no     | yes           | no             | nobody      | owner     | no      | password_required
  `);

  it('has one rule for each of the 256 cases', () => {
    expect(cases).toHaveLength(256);
    for (const { door, credentials } of cases) {
      const words = situation(door, credentials);
      const fitting = rules.filter((rule) => rule.fits(words));
      expect(fitting, JSON.stringify(words)).toHaveLength(1);
    }
  });

  it.each(rules)('$line', (rule) => {
    const concerned = cases.filter(({ door, credentials }) => rule.fits(situation(door, credentials)));
    expect(concerned).not.toEqual([]);
    for (const { door, credentials } of concerned) {
      const decision = decideEntry(door, credentials);
      expect(decision.ok ? decision.role : decision.denial, JSON.stringify({ door, credentials })).toBe(rule.outcome);
    }
  });

  it('never gives a lesser role than the one held', () => {
    for (const { door, credentials } of cases) {
      const decision = decideEntry(door, credentials);
      if (credentials.held === null) continue;
      // What is held is not taken away either: the only answer beside it is that the password was wrong.
      if (decision.ok) expect(isAtLeast(decision.role, credentials.held)).toBe(true);
      else expect(decision.denial).toBe('wrong_password');
    }
  });

  it('gives nobody more for a wrong password than for none', () => {
    for (const { door, credentials } of cases) {
      const wrong = decideEntry(door, { ...credentials, password: 'wrong' });
      if (wrong.ok) expect(decideEntry(door, { ...credentials, password: 'none' })).toEqual(wrong);
    }
  });

  it('lets nobody new into a locked room without owner password, except who is invited', () => {
    const strangers = cases.filter(({ door, credentials }) => {
      return door.locked && !door.ownerPassword && credentials.held === null;
    });
    for (const { door, credentials } of strangers) {
      if (decideEntry(door, credentials).ok) expect(credentials.invited).toBe(true);
    }
  });

  it('makes nobody an owner but by the owner password', () => {
    for (const { door, credentials } of cases) {
      const decision = decideEntry(door, credentials);
      if (!decision.ok || decision.role === credentials.held || decision.role === 'participant') continue;
      expect([decision.role, credentials.password, door.ownerPassword]).toEqual(['owner', 'owner', true]);
    }
  });
});

describe('helpfulPasswords', () => {
  const rules = rulesOf(`
    locked | join password | owner password | held        | outcome
    any    | any           | any            | owner/admin |
    any    | any           | yes            | participant | owner
    any    | any           | no             | participant |
    yes    | any           | yes            | nobody      | owner
    yes    | any           | no             | nobody      |
    no     | yes           | yes            | nobody      | owner, join
    no     | yes           | no             | nobody      | join
    no     | no            | yes            | nobody      | owner
    no     | no            | no             | nobody      |
  `);
  const askers = doors.flatMap((door) => [null, ...roles].map((held) => ({ door, held })));

  it.each(askers)('$door.locked, $door.joinPassword, $door.ownerPassword: $held', ({ door, held }) => {
    const fitting = rules.filter((rule) => rule.fits(inWords(door, held)));
    expect(fitting.map(({ outcome }) => outcome)).toEqual([helpfulPasswords(door, held).join(', ')]);
  });

  it('leaves out none that would change the answer', () => {
    for (const { door, held } of askers) {
      const helpful = helpfulPasswords(door, held);
      const there = (['join', 'owner'] as const).filter((which) => door[`${which}Password`]);
      for (const password of there.filter((which) => !helpful.includes(which))) {
        const [said, silent] = [password, 'none' as const].map((each) => {
          return decideEntry(door, { held, password: each, invited: false });
        });
        expect(said).toEqual(silent);
      }
    }
  });
});
