/** Which core works for whom, so that a server and who loads it do not take time from each other. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Before any is taken: Node counts those that a process may use. */
const cores = availableParallelism();
const serverCore = '0';
const generatorCore = '1';

/** The beginning of a command that has the core of the servers for itself. */
export const onServerCore = ['/usr/bin/taskset', '-c', serverCore];

/** What a process that is there, with all of its threads, has from now on. */
export function moveToServerCore(pid: number): void {
  move(pid, serverCore);
}

/** For this process, and for what it starts without another word. @throws Error on a machine of one core */
export function takeGeneratorCore(): void {
  if (cores < 2) throw new Error('The bench needs two cores: one for a server, one to load it');
  move(process.pid, generatorCore);
}

/** For this process and what it starts from now on: browsers, which are many processes. */
export function takeAllCores(): void {
  move(process.pid, `0-${cores - 1}`);
}

function move(pid: number, core: string): void {
  execFileSync('/usr/bin/taskset', ['-a', '-p', '-c', core, String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Of sockets and files that this process, and each that it starts, may have open. */
const openFiles = 12_000;

/** Raises the limit of open files where it is too low for thousands of connections. @throws Error where it may not */
export function raiseFileLimit(): void {
  const limits = /^Max open files\s+(\d+|unlimited)\s+(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'utf8'));
  const [soft = 0, hard = 0] = (limits?.slice(1) ?? []).map((text) => (text === 'unlimited' ? Infinity : Number(text)));
  if (soft >= openFiles) return;
  const wanted = `--nofile=${openFiles}:${Math.max(openFiles, Number.isFinite(hard) ? hard : openFiles)}`;
  try {
    execFileSync('/usr/bin/prlimit', ['--pid', String(process.pid), wanted], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (cause) {
    throw new Error(`The bench opens ${openFiles} files, and the limit is ${hard}: see \`ulimit -n\``, { cause });
  }
}
