/** Machines of their own on this one, for tests: network namespaces of Linux. */
import { execFileSync } from 'node:child_process';

const ipPath = '/usr/sbin/ip';
const prefix = 'vroom-test-';

/** The beginning of a command that runs in a namespace. */
export const inside = (namespace: string): string[] => [ipPath, 'netns', 'exec', namespace];

/** `ip` of iproute2. @returns what it says; throws with its complaint */
export function ip(...args: string[]): string {
  return run([ipPath, ...args]);
}

/** `tc` of iproute2, in a namespace. */
export function tc(namespace: string, ...args: string[]): string {
  return run(['/usr/sbin/tc', '-n', namespace, ...args]);
}

/** Loads rules into the packet filter of a namespace. */
export function nft(namespace: string, rules: string): void {
  run([...inside(namespace), '/usr/sbin/nft', '-f', '-'], rules);
}

/** Lets a namespace pass packets on from one of its networks to another. */
export function makeRouter(namespace: string): void {
  run([...inside(namespace), '/bin/sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward']);
}

/** Makes a namespace, which holds nothing but its loopback. @returns its name, which no other run uses */
export function makeNamespace(name: string): string {
  const namespace = `${prefix}${process.pid}-${name}`;
  ip('netns', 'add', namespace);
  ip('-n', namespace, 'link', 'set', 'lo', 'up');
  return namespace;
}

/** Ends what still runs in a namespace, and removes it. */
export function removeNamespace(namespace: string): void {
  signalNamespace(namespace, 'SIGKILL');
  ip('netns', 'del', namespace);
}

/** Sends a signal to everything that runs in a namespace. */
export function signalNamespace(namespace: string, signal: NodeJS.Signals): void {
  for (const pid of ip('netns', 'pids', namespace).split('\n').filter(Boolean)) send(Number(pid), signal);
}

/** Removes what runs that ended in the middle, by `kill -9` for instance, left behind. */
export function sweepNamespaces(): void {
  for (const line of ip('netns', 'list').split('\n')) {
    const [namespace = ''] = line.split(' ');
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(namespace)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) removeNamespace(namespace);
  }
}

/** Why namespaces, or the bad weather in them, can't be had here; `undefined` where they can. */
export function reasonAgainstNamespaces(): string | undefined {
  let namespace: string | undefined;
  try {
    namespace = makeNamespace('probe');
    makeRouter(namespace);
    nft(namespace, filter('probe', 'lo', 'numgen random mod 100 < 5 drop'));
    tc(namespace, 'qdisc', 'replace', 'dev', 'lo', 'root', 'tbf', 'rate', '1mbit', 'burst', '4kb', 'latency', '1s');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    if (namespace !== undefined) removeNamespace(namespace);
  }
}

/**
 * Rules of nftables for all that comes in at an interface, in place of those before. What they drop is lost silently, as
 * on a real line: on its way out, the sender would be told.
 */
export function filter(table: string, iface: string, rules: string): string {
  return `table inet ${table}
delete table inet ${table}
table inet ${table} {
  chain arriving {
    type filter hook prerouting priority -300; policy accept;
    iifname != "${iface}" accept
    ${rules}
  }
}
`;
}

function run([command = '', ...args]: readonly string[], input = ''): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'pipe'] });
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    const [said = ''] = stderr.split('\n');
    throw new Error(`${command} ${args.join(' ')}: ${said || String(error)}`, { cause: error });
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended by itself.
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
