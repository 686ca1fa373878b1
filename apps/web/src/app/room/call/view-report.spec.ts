import { beforeEach, describe, expect, it } from 'vitest';
import { ViewSizes } from '../view-sizes';
import { FakeClock } from './testing/fake-clock';
import { ViewReport } from './view-report';

let clock: FakeClock;
let views: ViewSizes;
let sent: object[];
let open: boolean;
let report: ViewReport;
beforeEach(() => {
  clock = new FakeClock();
  views = new ViewSizes();
  sent = [];
  open = true;
  report = new ViewReport({
    views,
    clock,
    send: (to, message) => {
      if (open) sent.push({ to, ...message });
      return open;
    },
  });
});

const view = (to: string, camera: number, screen: number) => ({ to, type: 'view', camera, screen });

describe('how large a peer is shown', () => {
  it('is told once its channel is open, and anew where it opens again', () => {
    views.set('ann', 'camera', 360.4);
    clock.advance(1000);
    expect(sent).toEqual([]);
    report.opened('ann');
    report.opened('ann');
    expect(sent).toEqual([view('ann', 360, 0), view('ann', 360, 0)]);
  });

  it('is not told as nothing to whose tile may just be drawn', () => {
    report.opened('ann');
    report.opened('bob');
    clock.advance(500);
    views.set('ann', 'camera', 90);
    clock.advance(200);
    expect(sent).toEqual([view('ann', 90, 0)]);
    // Who has none after a second is not shown.
    clock.advance(299);
    expect(sent).toHaveLength(1);
    clock.advance(1);
    expect(sent.slice(1)).toEqual([view('bob', 0, 0)]);
  });

  it('is told to that peer alone, once for many changes', () => {
    report.opened('ann');
    report.opened('bob');
    clock.advance(1000);
    sent = [];
    for (let short = 100; short <= 200; short += 10) views.set('ann', 'camera', short);
    views.set('ann', 'screen', 20_000);
    expect(sent).toEqual([]);
    clock.advance(200);
    expect(sent).toEqual([view('ann', 200, 16_384)]);
    clock.advance(10_000);
    views.set('bob', 'camera', 90);
    views.set('bob', 'camera', 0);
    clock.advance(10_000);
    expect(sent).toHaveLength(1);
  });

  it('is told with the next change where it could not be sent', () => {
    open = false;
    report.opened('ann');
    clock.advance(1000);
    expect(sent).toEqual([]);
    open = true;
    views.set('bob', 'camera', 90);
    clock.advance(200);
    expect(sent).toEqual([view('ann', 0, 0)]);
  });

  it('is told nobody who left, and not at all in the end', () => {
    report.opened('ann');
    report.opened('bob');
    clock.advance(1000);
    report.left('ann');
    sent = [];
    views.set('ann', 'camera', 90);
    clock.advance(200);
    views.set('bob', 'camera', 90);
    report.close();
    views.set('bob', 'camera', 180);
    clock.advance(1000);
    expect(sent).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
