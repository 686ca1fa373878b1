/** Gets the system packages the tests need, where we may. */
import { accessSync, constants } from 'node:fs';
import { run, type Done } from './processes.ts';
import { reasonAgainst, systemTools, type SystemTool } from './system-tools.ts';

/** The reason by the tool's name, for all that are still missing after trying to install them. */
export type Missing = Record<string, string>;

export async function provideTools(
  parts: readonly string[],
  tools: readonly SystemTool[] = systemTools,
): Promise<Missing> {
  const wanted = tools.filter((tool) => tool.package !== undefined && tool.parts.some((part) => parts.includes(part)));
  const lacking = wanted.filter((tool) => !available(tool));
  const problems = lacking.length > 0 ? await install(lacking) : new Map<string, string>();
  const missing = wanted.map((tool) => [tool.name, reasonOf(tool, problems)] as const);
  return Object.fromEntries(missing.filter((each): each is [string, string] => each[1] !== undefined));
}

const available = (tool: SystemTool) => reasonAgainst(tool) === undefined;

function reasonOf(tool: SystemTool, problems: ReadonlyMap<string, string>): string | undefined {
  const reason = reasonAgainst(tool);
  if (reason === undefined) return undefined;
  const problem = problems.get(tool.name);
  return problem === undefined ? reason : `${reason}, ${problem}`;
}

/** One package after the other, so that one the distribution lacks doesn't take the others with it. */
async function install(tools: readonly SystemTool[]): Promise<Map<string, string>> {
  const problems = new Map<string, string>();
  const all = (problem: string) => new Map(tools.map(({ name }) => [name, problem]));
  if (!isExecutable('/usr/bin/apt-get')) return all('and there is no apt-get to install it with');
  const prefix = await rootPrefix();
  if (!prefix) return all('and only root may install it');
  const update = await apt(prefix, 'update');
  for (const { name, package: wanted = name } of tools) {
    const { ok, output } = await apt(prefix, 'install', '-y', '--no-install-recommends', wanted);
    const said = lastError(output) ?? lastError(update.output) ?? 'without a word';
    if (!ok) problems.set(name, `and apt-get could not install ${wanted} (${said})`);
  }
  return problems;
}

/** How to become root, which may be nothing to do; `undefined` if we can't. */
async function rootPrefix(): Promise<string[] | undefined> {
  if (process.getuid?.() === 0) return [];
  const sudo = await run('sudo', ['-n', 'true']);
  return sudo.ok ? ['sudo', '-n'] : undefined;
}

function apt(prefix: readonly string[], ...args: string[]): Promise<Done> {
  // Without a network it has to give up before the reader does.
  const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20'];
  const [command = '', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...patience, ...args];
  return run(command, rest);
}

function lastError(output: string): string | undefined {
  return output
    .split('\n')
    .findLast((line) => /^[EW]: /.test(line))
    ?.slice(3);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
