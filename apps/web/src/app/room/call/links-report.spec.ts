import type { LinkReport } from '@vroom/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { LinksReport } from './links-report';
import { FakeClock } from './testing/fake-clock';

const direct: LinkReport = { peer: 'bob', state: 'connected', via: 'direct', quality: 'good' };
const broken: LinkReport = { peer: 'bob', state: 'broken', via: null, quality: null };

let clock: FakeClock;
let chairmen: string[];
let links: LinkReport[];
let sent: object[];
let open: boolean;
let report: LinksReport;
beforeEach(() => {
  clock = new FakeClock();
  chairmen = ['ann'];
  links = [direct];
  sent = [];
  open = true;
  report = new LinksReport({
    clock,
    chairmen: () => chairmen,
    links: () => links,
    send: (to, message) => {
      if (open) sent.push({ to, ...message });
      return open;
    },
  });
});

const told = (to: string, ...all: LinkReport[]) => ({ to, type: 'links', links: all });

describe('how one is connected', () => {
  it('is told a chairman whose channel is open, and then each change, at most every two seconds', () => {
    clock.advance(10_000);
    expect(sent).toEqual([]);
    report.opened('ann');
    report.opened('bob');
    clock.advance(10_000);
    expect(sent).toEqual([told('ann', direct)]);
    links = [broken];
    clock.advance(1999);
    links = [{ ...direct, quality: 'poor' }];
    clock.advance(1);
    expect(sent.slice(1)).toEqual([told('ann', ...links)]);
  });

  it('is told who becomes a chairman, and who comes back', () => {
    report.opened('ann');
    report.opened('bob');
    clock.advance(2000);
    chairmen = ['ann', 'bob'];
    clock.advance(2000);
    report.opened('ann');
    clock.advance(2000);
    expect(sent).toEqual(['ann', 'bob', 'ann'].map((to) => told(to, direct)));
  });

  it('is told again after a while, since who was told may not have known that it was for them', () => {
    report.opened('ann');
    clock.advance(11_999);
    expect(sent).toHaveLength(1);
    clock.advance(1);
    expect(sent).toEqual([told('ann', direct), told('ann', direct)]);
  });

  it('is told again where it could not be sent, and nobody who left, and nobody in the end', () => {
    report.opened('ann');
    open = false;
    clock.advance(2000);
    open = true;
    clock.advance(2000);
    expect(sent).toEqual([told('ann', direct)]);
    report.left('ann');
    links = [broken];
    clock.advance(2000);
    report.close();
    expect([sent.length, clock.pending]).toEqual([1, 0]);
  });
});
