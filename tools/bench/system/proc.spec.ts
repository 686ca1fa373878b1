import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { childWith, cpuOf, familyOf, memoryOf, parseStat } from './proc.ts';

describe('what Linux counts', () => {
  it('is read from a line, whatever the name of the program', () => {
    const line = '4242 (a) b (c)) S 17 4242 4242 0 -1 4194560 1 2 3 4 250 50 7 8 20 0 11 0 99 1000 200';
    expect(parseStat(line)).toEqual({ parent: 17, cpu: 3 });
  });

  it('refuses another line', () => {
    expect(() => parseStat('nothing')).toThrow(/No line/);
  });

  it('grows with work', () => {
    const before = cpuOf([process.pid]);
    const until = performance.now() + 100;
    while (performance.now() < until);
    expect(cpuOf([process.pid]) - before).toBeGreaterThan(0.02);
  });

  it('has the memory of this process', () => {
    expect(memoryOf(process.pid)).toBeGreaterThan(10_000_000);
  });

  it('knows children, and theirs', async () => {
    const child = spawn('/bin/sh', ['-c', 'cat; true'], { stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.write('say it back\n');
    await once(child.stdout, 'data');
    const pid = child.pid ?? 0;
    expect(familyOf(process.pid)).toContain(pid);
    expect(familyOf(pid)).toHaveLength(2);
    expect(childWith('cat; true')).toBe(pid);
    child.stdin.end();
    await once(child, 'close');
    expect(() => cpuOf([pid])).toThrow(/ENOENT|ESRCH/);
  });
});
