/** Holds docs/protocol.md and the contract together. With `--write` (`npm run protocol`) it writes the file anew. */
import { format, resolveConfig } from 'prettier';
import { buildContract, holdInSync } from './generated-file.ts';

const path = 'docs/protocol.md';

buildContract();
// Only now, as it imports the build.
const { protocolDocument } = await import('./protocol/document.ts');
const options = await resolveConfig(import.meta.filename);

await holdInSync({
  path,
  content: await format(protocolDocument(), { ...options, parser: 'markdown' }),
  from: 'the contract',
  script: 'protocol',
});
