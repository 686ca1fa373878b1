import { describe, expect, it } from 'vitest';
import { roles, type Role } from './roles.js';
import { adminSettings, settingsDenial, type SettingsChange, type SettingsContext } from './settings.js';
import { rulesOf } from './testing/rules.js';

const instance: SettingsContext = { name: 'atelier', commonNames: ['test', 'demo'], instanceLimit: 20, relay: true };
const common = { ...instance, name: 'test' };
const direct = { ...instance, relay: false };
const unlimited = { ...instance, instanceLimit: 0 };

/** Every change that the rules tell apart, by the words of the table below. */
const changes: Record<string, readonly [SettingsContext, SettingsChange]> = {
  nothing: [instance, {}],
  lock: [instance, { locked: true }],
  unlock: [instance, { locked: false }],
  'ask for names': [instance, { askForName: true }],
  'hide addresses': [instance, { relayOnly: true }],
  'no longer hide addresses': [instance, { relayOnly: false }],
  'hide addresses without a relay': [direct, { relayOnly: true }],
  'no longer hide addresses without a relay': [direct, { relayOnly: false }],
  'set the join password': [instance, { joinPassword: true }],
  'remove the join password': [instance, { joinPassword: false }],
  'set the join password of a common name': [common, { joinPassword: true }],
  'set the owner password': [instance, { ownerPassword: true }],
  'remove the owner password': [instance, { ownerPassword: false }],
  'set the owner password of a common name': [common, { ownerPassword: true }],
  'remove the owner password of a common name': [common, { ownerPassword: false }],
  'keep it': [instance, { persistent: true }],
  'no longer keep it': [instance, { persistent: false }],
  'take the limit away': [instance, { maxMembers: null }],
  "limit it to the instance's": [instance, { maxMembers: 20 }],
  "limit it above the instance's": [instance, { maxMembers: 21 }],
  'limit it where the instance does not': [unlimited, { maxMembers: 1000 }],
  'lock and keep it': [instance, { locked: true, persistent: true }],
};

describe('settingsDenial', () => {
  const rules = rulesOf(`
    change                                     | role               | outcome
    any                                        | nobody/participant | forbidden
    nothing                                    | owner/admin        | yes
    lock                                       | owner/admin        | yes
    unlock                                     | owner/admin        | yes
    ask for names                              | owner/admin        | yes
    hide addresses                             | owner/admin        | yes
    no longer hide addresses                   | owner/admin        | yes
    hide addresses without a relay             | owner/admin        | relay_missing
    no longer hide addresses without a relay   | owner/admin        | yes
    set the join password                      | owner/admin        | yes
    remove the join password                   | owner/admin        | yes
    set the join password of a common name     | owner/admin        | yes
    set the owner password                     | owner/admin        | yes
    remove the owner password                  | owner/admin        | yes
    set the owner password of a common name    | owner/admin        | room_name_common
    remove the owner password of a common name | owner/admin        | yes
    keep it                                    | owner              | forbidden
    keep it                                    | admin              | yes
    no longer keep it                          | owner              | forbidden
    no longer keep it                          | admin              | yes
    take the limit away                        | owner              | forbidden
    take the limit away                        | admin              | yes
    limit it to the instance's                 | owner              | forbidden
    limit it to the instance's                 | admin              | yes
    limit it above the instance's              | owner              | forbidden
    limit it above the instance's              | admin              | member_limit_too_high
    limit it where the instance does not       | owner              | forbidden
    limit it where the instance does not       | admin              | yes
    lock and keep it                           | owner              | forbidden
    lock and keep it                           | admin              | yes
  `);
  const cases = Object.keys(changes).flatMap((change) => [null, ...roles].map((role) => [change, role] as const));

  it.each(cases)('%s: %s', (change, role) => {
    const fitting = rules.filter((rule) => rule.fits({ change, role: role ?? 'nobody' }));
    expect(fitting.map(({ outcome }) => outcome)).toEqual([settled(role, change)]);
  });

  it('has every setting in the table', () => {
    const known = ['locked', 'askForName', 'relayOnly', 'joinPassword', 'ownerPassword', ...adminSettings];
    const told = Object.values(changes).flatMap(([, change]) => Object.keys(change));
    expect(new Set(told)).toEqual(new Set(known));
  });

  function settled(role: Role | null, change: string): string {
    const [context, wanted] = changes[change]!;
    return settingsDenial(role, wanted, context) ?? 'yes';
  }
});
