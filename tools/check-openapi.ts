/** Holds docs/openapi.json and the contract together. With `--write` (`npm run openapi`) it writes the file anew. */
import { buildContract, holdInSync } from './generated-file.ts';

buildContract();
// Only now, as it imports the build.
const { buildOpenApi } = await import('@vroom/contract');

await holdInSync({
  path: 'docs/openapi.json',
  content: `${JSON.stringify(buildOpenApi(), null, 2)}\n`,
  from: 'the contract',
  script: 'openapi',
});
