/** Runs what the pages mark with `run`, against a started server: each page by itself, its blocks one after the other. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RestClient } from '@vroom/api-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allBlocks, type Block } from '../../../tools/documentation/blocks.ts';
import { freePort } from '../../../tools/test/free-port.ts';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { vroom } from './support/command-line.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const tools = needs('curl');

/** `npm run vroom` without its build; and a call that is refused is a failure, whatever the page lets curl say of it. */
const shell = `
curl() { command curl --fail "$@"; }
npm() {
  case "$*" in
    'run vroom -- '*) shift 3 ;;
    'run -s vroom -- '*) shift 4 ;;
    *) echo "no npm $* here" >&2; return 64 ;;
  esac
  "$NODE" "$ROOT/apps/api/dist/vroom.js" "$@" <<< "$PASSWORD"
}
`;

const pages = Map.groupBy(
  allBlocks().filter(({ mark }) => mark === 'run'),
  ({ page }) => page,
);
const [rest, sockets] = ['docs/integrators/rest.md', 'docs/integrators/sockets.md'];
/** What else is seen there when all has gone well. */
const seen: Record<string, RegExp> = {
  'README.md': /password is set/,
  'docs/audit.md': /The audit is what it was/,
  'docs/metrics.md': /^vroom_rooms \d/m,
  'docs/operate/troubleshoot.md': /"status":"ok"/,
  'docs/settings.md': /^The settings are fine\.\n[^]*^VROOM_DAEMON_LISTEN_PORT +default +8090$/m,
  'docs/themes.md': /The theme ours is fine/,
  'docs/turn.md': /"turn_tls_missing"/,
};

describe.skipIf(tools.skip)(tools.title('the pages'), () => {
  let server: VroomServer;
  let metrics: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    metrics = `127.0.0.1:${await freePort()}`;
    server = await VroomServer.start({ VROOM_METRICS_LISTEN: metrics });
    // As the guide says.
    const made = await vroom(['keys', 'create', 'my-program', '--admin'], server.database.settings);
    environment = {
      ...{ PATH: process.env['PATH'] ?? '', NODE: process.execPath, ROOT: root, PASSWORD: 'three little fish' },
      ...{ VROOM: server.url, KEY: made.printed.trim() },
    };
  });
  afterAll(() => server.stop());

  /** @returns what it has said; a failure is told with what it said of it */
  async function run([command = '', ...args]: string[], cwd: string, text: string): Promise<string> {
    const settings = command === 'bash' ? server.database.settings : {};
    const child = spawn(command, args, { cwd, env: { ...environment, ...settings } });
    let said = '';
    const hear = (part: Buffer) => void (said += part.toString());
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.stdin.end(text);
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code, `${text}\n${said}`).toBe(0);
    return said;
  }

  /** As a reader would paste them, in a folder that looks like a checkout. */
  async function paste(blocks: readonly Block[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'vroom-reader-'));
    for (const name of ['apps', 'docs']) await symlink(join(root, name), join(folder, name));
    await writeFile(join(folder, 'new.ini'), '[daemon]\nlisten_port = 9000\n');
    const text = blocks
      .map((block) => block.text)
      .join('\n')
      .replaceAll(/https:\/\/meet\.example\.org|http:\/\/127\.0\.0\.1:8090/g, server.url)
      .replaceAll('127.0.0.1:9464', metrics);
    try {
      return await run(['bash', '--norc', '-eu', '-c', `${shell}\n${text}`], folder, '');
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  const ofShell = [...pages].filter(([, [first]]) => first?.language === 'sh');

  it.each(ofShell.filter(([page]) => page !== rest))('%s', async (page, blocks) => {
    expect(await paste(blocks)).toMatch(seen[page] ?? /./);
  });

  it(`${rest}, which cleans up behind itself`, async () => {
    const said = await paste(pages.get(rest) ?? []);
    expect(said).toContain('"name":"VROOM"');
    expect(said).toMatch(/"name":"board-meeting".*"locked":true/);
    expect(said).toMatch(/"email":"ann@example\.net"/);
    const client = new RestClient({ baseUrl: server.url, apiKey: environment['KEY'] ?? '' });
    // What the guide asks of the audit is written a moment after it happened.
    const events = async () => (await client.call('listAuditEvents', { query: { event: 'room_create' } })).items;
    await expect.poll(events).toHaveLength(1);
    // The last one deletes what the first ones made.
    expect((await client.call('listRooms', { query: {} })).items).toEqual([]);
  });

  it(`${sockets}, a program that joins a room`, async () => {
    const [program, ...others] = pages.get(sockets) ?? [];
    expect(others).toEqual([]);
    const said = await run([process.execPath, '--input-type=module', '-'], root, program?.text ?? '');
    expect(said).toMatch(/^here: \S+ and 0 others$/m);
  });

  it('mark nothing else', () => {
    expect([...pages.keys()].filter((page) => page !== sockets)).toEqual(ofShell.map(([page]) => page));
    expect(ofShell.length).toBeGreaterThan(8);
  });
});
