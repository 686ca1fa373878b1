import { describe, expect, it } from 'vitest';
import { type Flow, linkHealth, type LinkStatistics, linkStatistics, type Reading } from './link-statistics';
import chromium from './testing/chromium-stats.json';
import firefox from './testing/firefox-stats.json';

type Entries = readonly Readonly<Record<string, unknown>>[];
const reading = (entries: Entries): Reading => new Map(entries.map((entry) => [String(entry['id']), entry]));

/** What two browsers said of one and the same call between them, two seconds apart; kept in short. */
const recorded: Record<'chromium' | 'firefox', [before: Entries, now: Entries]> = {
  chromium: [chromium[0] ?? [], chromium[1] ?? []],
  firefox: [firefox[0] ?? [], firefox[1] ?? []],
};
const statisticsOf = (browser: 'chromium' | 'firefox') =>
  linkStatistics(reading(recorded[browser][0]), reading(recorded[browser][1]));

/** The second reading of Chromium, with some entries other than they were. */
function altered(change: (entry: Readonly<Record<string, unknown>>) => object): [Reading, Reading] {
  const [before, now] = recorded.chromium;
  return [reading(before), reading(now.map((entry) => ({ ...entry, ...change(entry) })))];
}

const flowOf = ({ flows }: LinkStatistics, direction: Flow['direction'], kind: Flow['kind']) =>
  flows.find((flow) => flow.direction === direction && flow.kind === kind);

describe.each(['chromium', 'firefox'] as const)('statistics as %s tells them', (browser) => {
  it('name each way of sound and picture once', () => {
    const flows = statisticsOf(browser).flows.map(({ direction, kind, slot }) => `${direction} ${kind} ${slot}`);
    expect(flows.toSorted()).toEqual(['in audio audio', 'in video camera', 'out audio audio', 'out video camera']);
  });

  it('tell picture sizes, codecs, and rates of what happened between the readings', () => {
    const statistics = statisticsOf(browser);
    for (const direction of ['in', 'out'] as const) {
      const [video, audio] = [flowOf(statistics, direction, 'video'), flowOf(statistics, direction, 'audio')];
      expect(video).toMatchObject({ codec: 'VP8', lossPercent: 0 });
      expect((video?.width ?? 0) / (video?.height ?? 1)).toBeCloseTo(16 / 9, 1);
      expect(video?.framesPerSecond).toBeGreaterThan(10);
      expect(video?.framesPerSecond).toBeLessThan(20);
      expect(video?.bitsPerSecond).toBeGreaterThan(50_000);
      expect(audio).toMatchObject({ codec: 'opus', lossPercent: 0, width: null, height: null, framesPerSecond: null });
      expect(audio?.bitsPerSecond).toBeGreaterThan(10_000);
      expect(audio?.bitsPerSecond).toBeLessThan(200_000);
      for (const flow of [audio, video]) expect(flow?.jitterMs).toBeGreaterThan(1);
    }
  });

  it('tell the way and the time it takes', () => {
    const { relayed, roundTripMs } = statisticsOf(browser);
    expect(relayed).toBe(false);
    expect(roundTripMs).toBeGreaterThanOrEqual(0);
    expect(roundTripMs).toBeLessThan(100);
  });

  it('have no rates after one reading', () => {
    const { flows } = linkStatistics(undefined, reading(recorded[browser][1]));
    for (const flow of flows) expect([flow.bitsPerSecond, flow.framesPerSecond]).toEqual([null, null]);
    expect(flows.find(({ kind }) => kind === 'video')?.width).toBeGreaterThan(0);
  });
});

describe('statistics', () => {
  it('count what was lost since the last reading', () => {
    const grew = recorded.chromium.map((entries) => entries.find(({ id }) => id === 'IT01A4102214728'));
    const received = Number(grew[1]?.['packetsReceived']) - Number(grew[0]?.['packetsReceived']);
    const [before, now] = altered(({ type, kind }) =>
      type === 'inbound-rtp' && kind === 'audio' ? { packetsLost: received } : {},
    );
    expect(flowOf(linkStatistics(before, now), 'in', 'audio')?.lossPercent).toBe(50);
    expect(linkHealth(before, now).lossPercent).toBe(50);
  });

  it('take what came after all for no loss', () => {
    const [before, now] = altered(({ type }) => (type === 'inbound-rtp' ? { packetsLost: -2 } : {}));
    expect(flowOf(linkStatistics(before, now), 'in', 'audio')?.lossPercent).toBe(0);
  });

  it('believe the other side about what one sends', () => {
    const [before, now] = altered(({ type }) => (type === 'remote-inbound-rtp' ? { fractionLost: 0.25 } : {}));
    expect(flowOf(linkStatistics(before, now), 'out', 'video')?.lossPercent).toBe(25);
    expect(linkHealth(before, now).lossPercent).toBe(25);
  });

  it.each(['local-candidate', 'remote-candidate'])('see a relay at the %s', (type) => {
    const [before, now] = altered((entry) => (entry['type'] === type ? { candidateType: 'relay' } : {}));
    expect(linkStatistics(before, now).relayed).toBe(true);
  });

  it('find the pair that Firefox marks where there is no transport', () => {
    const now = recorded.firefox[1].filter(({ type }) => type !== 'transport');
    expect(linkStatistics(undefined, reading(now)).roundTripMs).toBe(statisticsOf('firefox').roundTripMs);
  });

  it('know what is shared from a camera by its section, also where no camera is on', () => {
    const [before, now] = altered(({ mid }) => (mid === '1' ? { mid: '2' } : {}));
    const slots = linkStatistics(before, now).flows.map(({ slot }) => slot);
    expect(slots).toEqual(['audio', 'audio', 'screen', 'screen']);
  });

  it('leave out sections that are none of ours', () => {
    const [before, now] = altered(({ mid }) => (mid === undefined ? {} : { mid: '7' }));
    expect(linkStatistics(before, now).flows).toEqual([]);
  });

  it('say nothing where counters began anew, or nothing is in it', () => {
    const [before, now] = altered(() => ({ bytesReceived: 0, packetsReceived: 0, packetsLost: 0 }));
    expect(flowOf(linkStatistics(before, now), 'in', 'video')).toMatchObject({
      bitsPerSecond: null,
      lossPercent: null,
    });
    expect(linkStatistics(undefined, new Map())).toEqual({ flows: [], roundTripMs: null, relayed: null });
  });
});

describe('health', () => {
  it('leaves out what hardly sends anything', () => {
    const [before, now] = altered(({ type }) =>
      type === 'remote-inbound-rtp' ? { fractionLost: 1 } : type === 'outbound-rtp' ? { bytesSent: 1e9 } : {},
    );
    expect(linkHealth(before, now).lossPercent).toBe(100);
    const [, still] = altered(({ type }) => (type === 'remote-inbound-rtp' ? { fractionLost: 1 } : {}));
    expect(linkHealth(still, still).lossPercent).toBeNull();
  });
});
