import { auditFilter } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { auditFilterOf, isOpen, localInput, momentOf, presetBegin, presets } from './audit-query';

const noon = '2026-03-09T12:00:00.000Z';

describe('which events are asked for', () => {
  it('is what the address says', () => {
    const filter = { from: noon, to: '2026-03-10T12:00:00.000Z', event: 'room_create', q: 'atelier' } as const;
    expect(auditFilterOf(filter)).toEqual(filter);
    expect(auditFilterOf({})).toEqual({});
  });

  it.each([
    [{ from: 'yesterday' }, {}],
    [{ from: '+099999-01-01T00:00:00.000Z' }, {}],
    [{ to: '-000099-01-01T00:00:00.000Z' }, {}],
    [{ event: 'nothing' }, {}],
    [{ q: '   ' }, {}],
    [{ q: ' a  b ' }, { q: 'a  b' }],
    [{ q: 'x'.repeat(300) }, { q: 'x'.repeat(200) }],
    [{ from: '2026-03-09T13:00:00+01:00' }, { from: noon }],
  ])('%j gives what the server takes', (address, filter) => {
    expect(auditFilterOf(address)).toEqual(filter);
    expect(auditFilter.safeParse(auditFilterOf(address)).success).toBe(true);
  });
});

describe('a moment by the clock on the wall', () => {
  it('comes back as it was', () => {
    expect(localInput(noon)).toMatch(/^2026-03-\d\dT\d\d:\d\d$/);
    expect(momentOf(localInput(noon))).toBe(noon);
  });

  it('may be none', () => {
    expect(localInput(undefined)).toBe('');
    expect(momentOf('')).toBe(undefined);
  });
});

describe('spans of time', () => {
  it('end now, and begin one after the other', () => {
    const now = new Date(2026, 2, 9, 15, 30);
    const begins = presets.map((preset) => now.getTime() - Date.parse(presetBegin(preset, now)));
    const hour = 60 * 60_000;
    expect(begins).toEqual([hour, 15.5 * hour, 7 * 24 * hour, 30 * 24 * hour]);
  });

  it('are open while something new may come', () => {
    expect(isOpen({}, 5)).toBe(true);
    expect(isOpen({ to: noon }, Date.parse(noon) - 1)).toBe(true);
    expect(isOpen({ to: noon }, Date.parse(noon))).toBe(false);
  });
});
