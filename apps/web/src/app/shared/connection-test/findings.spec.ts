import type { IceCheck, IceCheckCode } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { helpersOutcome, serversFor, verdictOf, type Outcome } from './findings';

type Six = readonly [Outcome, Outcome, Outcome, Outcome, Outcome, Outcome];

function outcomes(list: string) {
  const [server, live, helpers, address, relay, fallback] = list.split(' ') as unknown as Six;
  return { server, live, helpers, address, relay, fallback };
}

describe('the verdict', () => {
  it.each([
    ['fails unknown unknown unknown unknown unknown', 'noServer'],
    ['works fails works works works works', 'noLive'],
    ['works works works works works works', 'ready'],
    ['works works partly fails works fails', 'ready'],
    ['works works works fails fails works', 'slow'],
    ['works works missing works missing missing', 'direct'],
    ['works works works works fails missing', 'blocked'],
    ['works works missing missing missing missing', 'near'],
    ['works works works missing fails fails', 'cut'],
    ['works works works fails fails fails', 'cut'],
    ['works works missing fails missing missing', 'cut'],
    ['works works locked locked locked locked', 'untested'],
    ['works works unknown unknown unknown unknown', 'untested'],
  ] as const)('of %s is %s', (list, verdict) => expect(verdictOf(outcomes(list))).toBe(verdict));
});

describe('what the instance found', () => {
  const check = (server: string | null, code: IceCheckCode, ok = false): IceCheck => ({
    server,
    kind: 'turn',
    transport: 'udp',
    ok,
    code,
    title: '',
    milliseconds: ok ? 1 : null,
  });
  const good = check('turn:a', 'turn_works', true);
  const bad = check('turn:b', 'no_answer');
  const absent = check(null, 'turn_tls_missing');
  const untried = check('turns:c', 'not_checkable');

  it.each([
    [[absent], 'missing'],
    [[good, absent], 'works'],
    [[good, bad], 'partly'],
    [[bad, absent], 'fails'],
    [[good, untried], 'works'],
    [[untried], 'unknown'],
  ] as const)('%j is %s', (checks, outcome) => expect(helpersOutcome(checks)).toBe(outcome));
});

describe('the servers for a step', () => {
  const servers = [
    { urls: ['stun:a', 'stuns:a:443'] },
    {
      urls: ['turn:a', 'turn:a?transport=udp', 'turn:a?transport=tcp', 'turns:a:443', 'turns:a?transport=udp'],
      username: 'me',
      credential: 'secret',
    },
  ];

  it.each([
    ['address', ['stun:a', 'stuns:a:443']],
    ['relay', ['turn:a', 'turn:a?transport=udp']],
    ['fallback', ['turn:a?transport=tcp', 'turns:a:443']],
  ] as const)('%s are %j', (step, urls) => {
    expect(serversFor(step, servers).flatMap((server) => server.urls)).toEqual(urls);
  });

  it('keep their credentials', () => {
    expect(serversFor('relay', servers)).toMatchObject([{ username: 'me', credential: 'secret' }]);
  });

  it('are none where none is set', () => {
    expect(serversFor('relay', servers.slice(0, 1))).toEqual([]);
  });
});
