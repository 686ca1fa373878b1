/**
 * A Debian of its own on this machine, to install into and to start: the machine's own files below, what is changed above and gone at the
 * end, and its own systemd as the first process. The checkout, Node, npm and what was in /opt are not there, so that nothing but the
 * package can be what works; and no service of the machine is started.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { root } from '../test/processes.ts';

/** Run in namespaces for mounts and processes: what it mounts and starts ends with it. $1: where to, $2: the checkout, $3: files. */
const enter = `
set -eu
work=$1
mount -t tmpfs tmpfs "$work"
mkdir "$work/upper" "$work/below" "$work/root" "$work/cgroups"
mount -t overlay overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/below" "$work/root"
mount -t cgroup2 cgroup2 "$work/cgroups"
mkdir "$work/cgroups/$4"
echo 0 > "$work/cgroups/$4/cgroup.procs"
umount "$work/cgroups"
cd "$work/root"
rm -f usr/bin/node usr/bin/nodejs usr/bin/npm usr/bin/npx usr/local/bin/node usr/local/bin/npm usr/local/bin/npx
rm -rf etc/vroom var/lib/vroom etc/systemd/system/*.wants
echo ${'0'.repeat(31)}1 > etc/machine-id
for hidden in root opt tmp run home ".$2"; do [ ! -d "$hidden" ] || mount -t tmpfs tmpfs "$hidden"; done
mount -t proc proc proc
# Its systemd sets nothing of this machine's kernel.
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount -t tmpfs -o mode=0755 tmpfs dev
for device in null zero full random urandom tty; do cp -a "/dev/$device" dev; done
ln -s /proc/self/fd dev/fd
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
mount -t tmpfs -o mode=1777 tmpfs dev/shm
cp "$3"/* root/
touch root/said
mount --bind "$3/said" root/said
cp root/booted.service etc/systemd/system/
chroot . /bin/sh -eu /root/before.sh > "$3/said" 2>&1
# Not by chroot: in one the kernel gives no namespaces of users, which services have.
mkdir before
pivot_root . before
cd /
umount --lazy /before
rmdir /before
exec unshare --net --cgroup sh -euc '
  mount -t sysfs -o ro sysfs /sys
  mount -t cgroup2 cgroup2 /sys/fs/cgroup
  exec env --ignore-environment container=vroom PATH="$PATH" LANG="$LANG" /lib/systemd/systemd --unit=booted.service'
`;

/** The groups of its processes, which outlive them. $1: a folder, $2: their name. */
const leave = `
mount -t cgroup2 cgroup2 "$1"
[ -d "$1/$2" ] || exit 0
# What was ended in the middle takes a moment to be gone.
echo 1 > "$1/$2/cgroup.kill"
until find "$1/$2" -depth -type d -exec rmdir {} + 2> /dev/null; do sleep 0.1; done
`;

/** Ends the Debian when its script has ended, and as that did. */
const booted = `[Unit]
SuccessAction=exit
FailureAction=exit
[Service]
Type=oneshot
Environment=HOME=/root
WorkingDirectory=/root
ExecStart=/bin/sh -eu /root/booted.sh
StandardOutput=append:/root/said
StandardError=append:/root/said
`;

/** Why this machine can't have one; `undefined` where it can. */
export function reasonAgainstBareDebian(): string | undefined {
  const namespaces = ['--mount', '--pid', '--ipc', '--fork', '--net', '--cgroup'];
  try {
    execFileSync('unshare', [...namespaces, 'mount', '-t', 'cgroup2', 'cgroup2', '/mnt'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'this machine gives no namespaces';
  }
}

/**
 * Runs `before.sh` there with the machine's network, then starts it with none but its own loopback, and runs `booted.sh`: both as root,
 * in /root, where all the files are.
 *
 * @param files copied there under their own names
 * @param texts more files, by their names
 * @returns what they said
 * @throws Error with that, where one fails or both take longer than a minute and a half
 */
export async function inBareDebian(files: readonly string[], texts: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vroom-debian-'));
  const [work, given] = [join(folder, 'work'), join(folder, 'given')];
  const said = join(given, 'said');
  try {
    await Promise.all([work, given].map((each) => mkdir(each)));
    for (const file of files) await copyFile(file, join(given, basename(file)));
    for (const [name, text] of Object.entries({ ...texts, 'booted.service': booted, said: '' }))
      await writeFile(join(given, name), text);
    const ended = await inNamespaces(enter, work, resolve(root), given, basename(folder));
    const words = await readFile(said, 'utf8');
    if (ended !== 0) throw new Error(`It was not installed (${ended}):\n${words}`);
    return words;
  } finally {
    await inNamespaces(leave, work, basename(folder));
    await rm(folder, { recursive: true });
  }
}

/** @returns its exit code, or the signal that ended it */
async function inNamespaces(script: string, ...args: readonly string[]): Promise<number | string> {
  const namespaces = ['--mount', '--pid', '--ipc', '--uts', '--fork', '--kill-child'];
  const child = spawn('unshare', [...namespaces, 'sh', '-c', script, 'sh', ...args], {
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LANG: 'C.UTF-8' },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 90_000,
    killSignal: 'SIGKILL',
  });
  const [code, signal] = (await once(child, 'exit')) as [number, null] | [null, string];
  return code ?? signal;
}
