import { existsSync } from 'node:fs';

/** Only an installed package has it: see tools/package. */
const launcher = new URL('../../../../../bin/vroom', import.meta.url);

/** How operators call the command line here: by its launcher where there is one, else from the checkout. */
export const commandName = existsSync(launcher) ? 'vroom' : 'npm run vroom --';
