/**
 * Completes package-lock.json after a dependency change.
 *
 * A registry mirror may lack some optional binaries for other platforms. `npm install` shrugs at that and leaves them out
 * of the lock; `npm ci` then refuses the lock ("Missing: X from lock file"). This adds an entry for each, marked for its
 * own platform, so that `npm ci` knows them and skips them. Run it after each `npm install`: `npm run lock`.
 * With `--check` it changes nothing, and fails if there is something to add.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface LockedPackage {
  version?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  optionalDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, LockedPackage>;
}

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** The platform a binary package names itself after, such as `@oxc-parser/binding-win32-arm64-msvc`. */
function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu'> {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (cpu === undefined)
    throw new Error(`complete-lock: ${name} names no processor known here: ${processors.join(', ')}`);
  return { ...(os && { os: [os] }), cpu: [cpu] };
}

/** Resolves a dependency as Node does: the nearest node_modules on the way up. */
function isLocked(from: string, name: string): boolean {
  for (let at = from; ; at = at.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (`${at ? `${at}/` : ''}node_modules/${name}` in lock.packages) return true;
    if (!at.includes('node_modules')) return false;
  }
}

const added: string[] = [];
for (const [path, locked] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(locked.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue;
    lock.packages[`node_modules/${name}`] = { version, optional: true, ...platformOf(name) };
    added.push(`${name}@${version}`);
  }
}

const isCheck = process.argv.includes('--check');
if (isCheck && added.length > 0) process.exitCode = 1;
else if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
const names = added.map((name) => `\n  ${name}`).join('');
process.stdout.write(`complete-lock: ${added.length} ${isCheck ? 'missing (npm run lock)' : 'added'}${names}\n`);
