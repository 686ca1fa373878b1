import { describe, expect, it } from 'vitest';
import type { Flow } from '../link-statistics';
import { flowRows, roundTripRow } from './rows';

const flow: Flow = {
  id: 'in',
  direction: 'in',
  slot: 'camera',
  kind: 'video',
  width: 1280,
  height: 720,
  framesPerSecond: 14.96,
  bitsPerSecond: 1_234_567,
  lossPercent: 0.25,
  jitterMs: 3.4,
  codec: 'VP8',
};
const shown = (of: Flow, language = 'en') => flowRows(of, language).map(({ id, key, params }) => [id, key, params]);

describe('flowRows', () => {
  it('tell all of a picture', () => {
    expect(shown(flow)).toEqual([
      ['size', 'room.statistics.pixels', { width: '1280', height: '720' }],
      ['frames', 'room.statistics.perSecond', { value: '15' }],
      ['rate', 'room.statistics.mbits', { value: '1.2' }],
      ['loss', 'room.statistics.percent', { value: '0.3' }],
      ['jitter', 'room.statistics.ms', { value: '3' }],
      ['codec', 'room.statistics.name', { value: 'VP8' }],
    ]);
  });

  it('write numbers as the language does', () => {
    expect(shown(flow, 'fr')[2]).toEqual(['rate', 'room.statistics.mbits', { value: '1,2' }]);
  });

  it('tell of a sound no size, and small rates in small units', () => {
    expect(shown({ ...flow, kind: 'audio', bitsPerSecond: 32_400 }).slice(0, 2)).toEqual([
      ['rate', 'room.statistics.kbits', { value: '32' }],
      ['loss', 'room.statistics.percent', { value: '0.3' }],
    ]);
  });

  it('keep the line of what is not known', () => {
    const unknown = { ...flow, width: null, bitsPerSecond: null, codec: null };
    expect(shown(unknown).map(([, key]) => key)).toEqual([
      'room.statistics.unknown',
      'room.statistics.perSecond',
      'room.statistics.unknown',
      'room.statistics.percent',
      'room.statistics.ms',
      'room.statistics.unknown',
    ]);
    expect(roundTripRow(null, 'en').key).toBe('room.statistics.unknown');
  });
});
