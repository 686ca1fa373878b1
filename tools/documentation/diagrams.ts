/** Who imports whom, in the notation of Mermaid. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createProjectGraphAsync } from '@nx/devkit';
import { apiArrows } from '../lint/arrows.ts';
import { root } from './folders.ts';

/** The apps and the libs, by the project graph. Those that only test are left out. */
export async function projectDiagram(): Promise<string> {
  const { nodes, dependencies } = await createProjectGraphAsync();
  const projects = Object.values(nodes).filter(({ data }) => !data.root.endsWith('-e2e') && data.root !== '.');
  const names = new Set(projects.map(({ name }) => name));
  const boxes = projects.map(({ name, data }) => `  ${idOf(name)}["${data.root}"]`).toSorted();
  const arrows = projects.flatMap(({ name }) =>
    (dependencies[name] ?? [])
      .filter(({ target }) => names.has(target))
      .map(({ target }) => `  ${idOf(name)} --> ${idOf(target)}`),
  );
  return ['flowchart TD', ...boxes, ...new Set(arrows.toSorted())].join('\n');
}

/** Folders of the API that are no modules: how it is started, and what its tests stand on. */
const noModules: ReadonlySet<string> = new Set(['supervisor', 'testing']);

export function moduleDiagram(): string {
  const folders = readdirSync(join(root, 'apps/api/src'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const modules = folders.map(({ name }) => name).filter((name) => !noModules.has(name));
  const arrows = Object.entries(apiArrows).flatMap(([name, others]) =>
    others.map((other) => `  ${idOf(name)} --> ${idOf(other)}`),
  );
  const drawn = new Set(Object.entries(apiArrows).flatMap(([name, others]) => [name, ...others]));
  const foundations = ['platform', 'audit'];
  const alone = modules.filter((name) => !drawn.has(name) && !foundations.includes(name));
  return [
    'flowchart TD',
    ...arrows,
    '  subgraph alone["by themselves"]',
    ...alone.toSorted().map((name) => `    ${idOf(name)}`),
    '  end',
    '  subgraph all["for all"]',
    '    audit --> platform',
    '  end',
  ].join('\n');
}

/** Mermaid has words of its own, such as `end`, and takes no dash. */
const idOf = (name: string) => name.replaceAll('-', '_');
