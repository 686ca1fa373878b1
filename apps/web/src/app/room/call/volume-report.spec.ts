import { describe, expect, it } from 'vitest';
import { VolumeReport } from './volume-report';

function reporting() {
  const clock = { now: 0 };
  const sent: number[] = [];
  const report = new VolumeReport(
    (level) => sent.push(level),
    () => clock.now,
  );
  return { clock, sent, report };
}

describe('VolumeReport', () => {
  it('sends at most four a second', () => {
    const { clock, sent, report } = reporting();
    for (; clock.now < 2000; clock.now += 10) report.level(Math.abs(Math.sin(clock.now)));
    expect(sent.length).toBeLessThanOrEqual(8);
    expect(sent.length).toBeGreaterThan(2);
  });

  it('sends nothing while nothing changes', () => {
    const { clock, sent, report } = reporting();
    for (; clock.now < 5000; clock.now += 50) report.level(0.501);
    expect(sent).toEqual([0.5]);
  });

  it('tells the loudest of the interval', () => {
    const { clock, sent, report } = reporting();
    report.level(0.1);
    clock.now = 100;
    report.level(0.9);
    clock.now = 260;
    report.level(0.2);
    expect(sent).toEqual([0.1, 0.9]);
  });

  it('tells silence at once, and once', () => {
    const { sent, report } = reporting();
    report.level(0.4);
    report.silence();
    report.silence();
    expect(sent).toEqual([0.4, 0]);
  });

  it('never leaves the range', () => {
    const { sent, report } = reporting();
    report.level(7);
    expect(sent).toEqual([1]);
  });
});
