/** The checks that need nothing running. Each counts as one test. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './processes.ts';

export interface Check {
  name: string;
  command: string;
  args: readonly string[];
  /** Whether what it says is worth reading when all is well, too. */
  tells?: boolean;
}

/** Beside the solution in tsconfig.json, which holds the libs and the API. */
const moreProjects = ['tools', 'apps/api-e2e', 'apps/web-e2e', 'apps/web/tsconfig.spec.json'];
const webProject = 'apps/web/tsconfig.app.json';

const exists = (path: string) => existsSync(join(root, path));
const check = (name: string, command: string, ...args: string[]): Check => ({ name, command, args });

export function staticChecks(): Check[] {
  const others = moreProjects.filter(exists);
  return [
    check('types', 'tsc', '-b', 'tsconfig.json'),
    ...others.map((project) => check(`types of ${project}`, 'tsc', '-p', project, '--noEmit')),
    ...(exists(webProject) ? [check('types of apps/web', 'ngc', '-p', webProject, '--noEmit')] : []),
    check('lint', 'eslint', '.', '--max-warnings=0'),
    check('format', 'prettier', '--check', '.'),
    check('translations', 'node', 'tools/check-translations.ts'),
    check('OpenAPI in sync', 'node', 'tools/check-openapi.ts'),
    check('links of the documentation', 'node', 'tools/check-documentation.ts'),
    check('diagrams in sync', 'node', 'tools/architecture.ts'),
    check('protocol in sync', 'node', 'tools/protocol.ts'),
    check('access tables in sync', 'node', 'tools/access-matrix.ts'),
    check('settings in sync', 'node', 'tools/settings-documents.ts'),
    { ...check('script of the door', 'node', 'tools/check-script-size.ts'), tells: true },
    check('lock complete', 'node', 'tools/complete-lock.ts', '--check'),
  ];
}
