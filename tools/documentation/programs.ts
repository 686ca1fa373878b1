/** What the programs that the pages name are asked for, each judged by what it is of. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSettings } from '../../apps/api/src/platform/config/load-settings.js';
import { readStartOptions } from '../../apps/api/src/start-options.js';
import { parts } from '../test/steps.ts';
import { root } from './folders.ts';
import type { Command } from './shell.ts';

type Judge = (args: readonly string[], variables: Record<string, string>) => void;

/** Of the system; what they do is what their own manuals say. */
const ofTheSystem = [
  ...['apt-get', 'cp', 'git', 'grep', 'install', 'journalctl', 'mariadb', 'mariadb-dump', 'mkdir', 'openssl', 'printf'],
  ...['rm', 'scp', 'sed', 'systemctl', 'tar', 'tee', 'userdel'],
];

const judges: Record<string, Judge> = {
  npm: ([what = '', ...rest], variables) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const [name = '', ...more] = what === 'run' ? rest.filter((word) => word !== '-s') : [what, ...rest];
    if (name !== 'ci') known(name, Object.keys(scripts), 'script');
    const args = more[0] === '--' ? more.slice(1) : [];
    if (more.length > 0 && args.length === 0) throw new Error(`npm would keep ${more.join(' ')} for itself`);
    if (name === 'start') {
      readStartOptions(args);
      taken(variables);
    }
    if (name === 'test') for (const part of args) known(part, parts, 'part of the tests');
  },
  // How it is asked is what apps/api-e2e/src/documented-commands.e2e.ts looks at.
  vroom: () => undefined,
  sh: ([file = '']) => there(file),
  docker: ([what, ...rest]) => {
    const { services } = parse(readFileSync(join(root, 'docker/compose.yaml'), 'utf8'), { merge: true }) as {
      services: object;
    };
    there(rest[rest.indexOf('-f') + 1] ?? '');
    if (what !== 'compose') return;
    const [verb = '', ...words] = rest.slice(rest.indexOf('-f') + 2);
    known(verb, ['up', 'down', 'exec'], 'command of compose');
    if (verb === 'exec') known(words.find((word) => !word.startsWith('-')) ?? '', Object.keys(services), 'service');
  },
  // The end of a block: what was set there is for VROOM.
  '': (_args, variables) => taken(variables),
};

/**
 * @throws Error where it can't be as it is written
 */
export function judge({ words: [program = '', ...args], variables }: Command): void {
  known(program, [...Object.keys(judges), ...ofTheSystem], 'program that the pages may name without running it');
  judges[program]?.(args, variables);
}

/** By VROOM as its settings, but for files, which are the reader's. */
function taken(variables: Record<string, string>): void {
  try {
    readSettings(variables);
  } catch (error) {
    const problems = String(error).split('\n');
    if (problems.some((problem) => !/: \/\S+ is not there$/.test(problem))) throw error;
  }
}

function known(name: string, names: readonly string[], what: string): void {
  if (!names.includes(name)) throw new Error(`${name} is no ${what}`);
}

/** A file of the repository, which the package has too. */
function there(file: string): void {
  const path = file.replace(/^\/opt\/vroom(-[\d.]+)?\//, '');
  if (path.startsWith('/') || !existsSync(join(root, path))) throw new Error(`${file} is not there`);
}
