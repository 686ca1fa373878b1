/** Which scripts a browser loads before somebody can knock at the door of a room. From the build's own account of itself. */

/** The part of esbuild's metafile that is read here. */
export interface BuildStats {
  outputs: Readonly<
    Record<
      string,
      {
        entryPoint?: string;
        imports: readonly { path: string; kind: string }[];
        inputs: Readonly<Record<string, unknown>>;
      }
    >
  >;
}

export interface DoorScripts {
  /** Loaded for everybody. */
  always: string[];
  /** One of these beside them. */
  languages: string[];
  /** Modules of other pages that have come into them, which should be lazy. */
  strangers: string[];
}

/** Where the loading begins: these have to be there; polyfills come only if the build wants some. */
const needed = ['apps/web/src/main.ts', 'apps/web/src/app/room/room-page.ts'];
const polyfills = 'angular:polyfills';
const language = /^libs\/i18n\/\w+\/web\.json$/;
/** The folders of the app whose code belongs to every page, and to a room. */
const atTheDoor = /^apps\/web\/src\/app\/((room|shared|shell)\/|[\w.-]+$)/;
const ofTheApp = /^apps\/web\/src\/app\//;

export function doorScripts(stats: BuildStats): DoorScripts {
  const entryOf = (name: string) => stats.outputs[name]?.entryPoint ?? '';
  const scripts = Object.keys(stats.outputs).filter((name) => name.endsWith('.js'));
  for (const entry of needed) {
    if (!scripts.some((name) => entryOf(name) === entry)) throw new Error(`The build has no script of ${entry}`);
  }
  const first = scripts.filter((name) => needed.includes(entryOf(name)) || entryOf(name).startsWith(polyfills));
  const always = withImports(stats, first);
  const inputs = always.flatMap((name) => Object.keys(stats.outputs[name]?.inputs ?? {}));
  return {
    always,
    languages: scripts.filter((name) => language.test(entryOf(name))),
    strangers: inputs.filter((input) => ofTheApp.test(input) && !atTheDoor.test(input)),
  };
}

/** These scripts and all that they import at once; what `import()` may bring later is not in it. */
function withImports({ outputs }: BuildStats, first: readonly string[]): string[] {
  const found = new Set(first);
  for (const name of found) {
    for (const { path, kind } of outputs[name]?.imports ?? []) if (kind === 'import-statement') found.add(path);
  }
  return [...found];
}

export interface Script {
  name: string;
  /** Compressed, as it is sent. */
  bytes: number;
}

export interface Verdict {
  bytes: number;
  problems: string[];
}

/** @param scripts those that everybody loads, and the largest of the languages */
export function judge(scripts: readonly Script[], strangers: readonly string[], limit: number): Verdict {
  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
  const list = scripts.toSorted((one, other) => other.bytes - one.bytes);
  const tooLarge = [
    `It is more than ${kilobytes(limit)}. The largest:`,
    ...list.slice(0, 8).map((script) => `  ${script.name} ${kilobytes(script.bytes)}`),
  ];
  return {
    bytes,
    problems: [
      ...(bytes > limit ? tooLarge : []),
      ...strangers.map((module) => `${module} belongs to another page and should be lazy.`),
    ],
  };
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
