/**
 * `npm run dev`: the API and the web app, each reloading when its sources or those of a lib change.
 *
 * One compiler watches the API and the libs below it, `node --watch` restarts the server when its output changes, and
 * Angular's dev server rebuilds the page and hands the API's paths on (apps/web/proxy.conf.js).
 */
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { concurrently } from 'concurrently';

const page = 'http://localhost:4200';
/** What the server runs on: its code, that of the libs, and the texts. */
const watched = ['apps/api/dist', 'libs/contract/dist', 'libs/room-policy/dist', 'libs/i18n']
  .map((path) => `--watch-path=${path}`)
  .join(' ');

function build(): boolean {
  const args = ['run-many', '-t', 'build', '-p', 'api', '--output-style=static'];
  return spawnSync('nx', args, { stdio: 'inherit' }).status === 0;
}

/** Through the dev server to the API: once this answers, both are up. */
async function waitUntilReady(): Promise<void> {
  const answers = () =>
    fetch(`${page}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let tries = 1; !(await answers()); tries++) {
    if (tries % 60 === 0) console.log(`${page} does not answer yet; see above what the api and the web say.`);
    await pause(500);
  }
  console.log(`\nOpen ${page}  (Ctrl-C stops everything)\n`);
}

async function serve(): Promise<void> {
  const compiler = 'tsc -b apps/api/tsconfig.app.json --watch --preserveWatchOutput';
  const { result } = concurrently(
    [
      { name: 'compiler', command: compiler, prefixColor: 'gray' },
      { name: 'api', command: `node ${watched} --watch-preserve-output apps/api/dist/main.js`, prefixColor: 'cyan' },
      { name: 'web', command: 'nx serve web', prefixColor: 'magenta', env: { NX_TUI: 'false' } },
    ],
    // Half of it is of no use: who started it wants to know.
    { prefix: 'name', padPrefix: true, killOthersOn: ['failure', 'success'], killTimeout: 5000 },
  );
  const ended = result.then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([waitUntilReady(), ended]);
  await ended;
}

if (build()) {
  await serve();
  // What still waits for an answer waits in vain.
  process.exit();
} else {
  process.exitCode = 1;
}
