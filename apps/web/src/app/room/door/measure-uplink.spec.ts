import { describe, expect, it } from 'vitest';
import { measureUplink, type UplinkProbe } from './measure-uplink';

/** After so many ms no more is waited for. */
const patience = 3000;

/** A line of so many kbit/s to a server that is a round trip away. */
function lineOf(kbps: number, away = 0, knownRoundTrip = away) {
  const aborting = new AbortController();
  const samples: number[] = [];
  let now = 0;
  const probe: UplinkProbe = {
    async send(bytes) {
      samples.push(bytes);
      now += away + (bytes * 8) / kbps;
      if (now <= patience) return;
      now = patience;
      aborting.abort();
      throw new Error('aborted');
    },
    now: () => now,
    roundTrip: () => knownRoundTrip,
  };
  return { probe, samples, signal: aborting.signal, passed: () => now };
}

describe('the measured uplink', () => {
  it.each([
    [300, 0, 240],
    [300, 80, 240],
    [1000, 20, 800],
    [20_000, 5, 16_000],
  ])('of a line of %i kbit/s, %i ms away, is counted on for %i', async (kbps, away, expected) => {
    const { probe, signal, samples, passed } = lineOf(kbps, away);
    expect(await measureUplink(probe, signal)).toBe(expected);
    expect(samples).toHaveLength(2);
    expect(samples[1]).toBeLessThanOrEqual(196_608);
    expect(passed()).toBeLessThan(2000);
  });

  it('takes one sample where that takes long', async () => {
    const { probe, signal, samples } = lineOf(64);
    expect(await measureUplink(probe, signal)).toBe(51);
    expect(samples).toEqual([16_384]);
  });

  it('is less than what was not through in time', async () => {
    const { probe, signal, passed } = lineOf(20);
    expect(await measureUplink(probe, signal)).toBe(Math.round(((16_384 * 8) / patience) * 0.8));
    expect(passed()).toBe(patience);
  });

  it('follows a line that slows down after the first bytes', async () => {
    const { signal, ...line } = lineOf(100_000);
    let sent = 0;
    const slow = lineOf(200);
    const send: UplinkProbe['send'] = (bytes, by) => (sent++ === 0 ? line.probe : slow.probe).send(bytes, by);
    const probe: UplinkProbe = { send, now: () => line.probe.now() + slow.probe.now(), roundTrip: () => 0 };
    const aborted = AbortSignal.any([signal, slow.signal]);
    expect(await measureUplink(probe, aborted)).toBe(Math.round(((196_608 * 8) / patience) * 0.8));
  });

  it('is doubled at most by a round trip that was slow', async () => {
    const { probe, signal } = lineOf(300, 10, 60_000);
    expect(await measureUplink(probe, signal)).toBeLessThanOrEqual(480);
  });

  it('is not known where a sample is refused', async () => {
    const refused: UplinkProbe = { ...lineOf(300).probe, send: () => Promise.reject(new Error('too_many_requests')) };
    await expect(measureUplink(refused, new AbortController().signal)).rejects.toThrow('too_many_requests');
  });
});
