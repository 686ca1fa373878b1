/** Holds docs/access.md and the rules together. With `--write` (`npm run access`) it writes the file anew. */
import { format, resolveConfig } from 'prettier';
import { buildContract, holdInSync } from './generated-file.ts';

const path = 'docs/access.md';

buildContract();
// Only now, as it imports the build.
const { accessDocument } = await import('./access/document.ts');
const options = await resolveConfig(import.meta.filename);

await holdInSync({
  path,
  content: await format(accessDocument(), { ...options, parser: 'markdown' }),
  from: 'the rules',
  script: 'access',
});
