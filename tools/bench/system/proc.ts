/** What Linux counts of processes: proc(5). */
import { readdirSync, readFileSync } from 'node:fs';

/** The unit of times in /proc: USER_HZ, which is 100 on all that Node runs on. */
const ticksPerSecond = 100;

export interface ProcessTimes {
  parent: number;
  /** User and system time of all threads, seconds. */
  cpu: number;
}

/** @param stat the text of /proc/PID/stat */
export function parseStat(stat: string): ProcessTimes {
  // The name of the program stands in brackets, and may have spaces and brackets in it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  if (parent === undefined || user === undefined || system === undefined || Number.isNaN(user + system)) {
    throw new Error(`No line of /proc/PID/stat: ${stat}`);
  }
  return { parent, cpu: (user + system) / ticksPerSecond };
}

/** All processes there are now; of those that end meanwhile, nothing. */
function allProcesses(): Map<number, ProcessTimes> {
  const found = new Map<number, ProcessTimes>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = unlessGone(() => readFileSync(`/proc/${name}/stat`, 'utf8'));
    if (stat !== undefined) found.set(Number(name), parseStat(stat));
  }
  return found;
}

/** A process and all that descend from it. */
export function familyOf(pid: number): number[] {
  const all = allProcesses();
  const family = new Set([pid]);
  // A child may have a lower number than its parent, so until nobody is found any more.
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const [child, { parent }] of all) if (family.has(parent)) family.add(child);
  }
  return [...family];
}

/** Seconds of CPU that processes have used so far, with all of their threads and not with their children. @throws where one has ended */
export function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8')).cpu, 0);
}

/** Memory that a process has now, bytes: its resident set. */
export function memoryOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kilobytes === undefined) throw new Error(`Linux does not say how much memory process ${pid} has`);
  return Number(kilobytes) * 1024;
}

/** A process that this one started, by something in its command line. */
export function childWith(text: string): number {
  const children = familyOf(process.pid).filter((pid) => pid !== process.pid);
  const found = children.find((pid) =>
    unlessGone(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '))?.includes(text),
  );
  if (found === undefined) throw new Error(`No process of ours has ${text} in its command line`);
  return found;
}

function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
