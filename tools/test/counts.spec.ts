import { describe, expect, it } from 'vitest';
import { countReport, filesNotRun, lastLine, nothing, sum, type VitestReport } from './counts.ts';
import { needsAmong, unlessRefused } from './needs.ts';

const file = (name: string, status: string, ...tests: [fullName: string, status: string][]) => ({
  name,
  status,
  assertionResults: tests.map(([fullName, outcome]) => ({ fullName, status: outcome })),
});
const report = (...testResults: VitestReport['testResults']): VitestReport => ({ testResults });

describe('counting', () => {
  it('counts tests over all files', () => {
    const all = report(
      file('a', 'passed', ['one', 'passed'], ['two', 'skipped'], ['three', 'todo'], ['four', 'pending']),
      file('b', 'failed', ['one', 'failed'], ['two', 'passed']),
    );
    const counts = countReport(all, true);
    expect(lastLine(counts)).toBe('2 passed, 1 failed, 3 skipped');
    expect(counts.skipped).toContainEqual({ name: 'three', reason: 'to do' });
  });

  it('counts a file that fails as a whole, though none of its tests does', () => {
    expect(countReport(report(file('a', 'failed')), false).failed).toBe(1);
    expect(countReport(report(file('a', 'failed', ['one', 'passed'])), false)).toMatchObject({ passed: 1, failed: 1 });
    expect(countReport(report(file('a', 'failed', ['one', 'failed'])), false).failed).toBe(1);
  });

  it('adds up, from nothing on', () => {
    expect(sum([])).toEqual(nothing);
  });
});

describe('a test whose tool is missing', () => {
  const title = needsAmong({ 'firefox-esr': 'it [1] is not there' }, ['chromium', 'firefox-esr']).title('a call');
  const run = report(file('a', 'passed', [`${title} connects`, 'skipped']));

  it('is skipped with the reason', () => {
    expect(countReport(run, false)).toEqual({
      ...nothing,
      skipped: [{ name: 'a call connects', reason: 'firefox-esr: it 1 is not there' }],
    });
  });

  it('fails on CI', () => {
    expect(countReport(run, true)).toEqual({ ...nothing, failed: 1 });
  });
});

describe('a test that the machine does not allow', () => {
  const none = needsAmong({}, []);
  const title = unlessRefused(none, () => 'Operation not [permitted]').title('a network');
  const run = report(file('a', 'passed', [`${title} is cut`, 'skipped']));

  it('is skipped with the reason, on CI too', () => {
    const skipped = [{ name: 'a network is cut', reason: 'Operation not permitted' }];
    expect(countReport(run, false)).toEqual({ ...nothing, skipped });
    expect(countReport(run, true)).toEqual({ ...nothing, skipped });
  });

  it('is not asked about where it is allowed, or where a tool is missing already', () => {
    expect(unlessRefused(none, () => undefined)).toBe(none);
    const missing = needsAmong({ nftables: 'gone' }, ['nftables']);
    expect(unlessRefused(missing, () => 'no')).toBe(missing);
  });
});

describe('needs', () => {
  it('asks for nothing that is there', () => {
    const given = needsAmong({ 'firefox-esr': 'gone' }, ['chromium']);
    expect(given).toMatchObject({ skip: false });
    expect(given.title('a call')).toBe('a call');
  });

  it('skips, and names every tool that is missing', () => {
    const given = needsAmong({ 'firefox-esr': 'gone', chromium: 'a snap' }, ['chromium', 'firefox-esr']);
    expect(given).toMatchObject({ skip: true });
  });
});

describe('files that vitest left out', () => {
  it('are those without a test and without an error', () => {
    const run = report(file('a', 'passed', ['one', 'passed']), file('b', 'passed'), file('c', 'failed'));
    expect(filesNotRun(['a', 'b', 'c', 'd'], run)).toEqual(['b', 'd']);
  });
});
