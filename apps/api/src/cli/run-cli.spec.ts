import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { startupMessage } from '../startup-message.js';
import { runCli } from './run-cli.js';
import { Terminal } from './terminal.js';

/** Nobody sits there; what is said is kept. */
class FakeTerminal extends Terminal {
  printed = '';
  noted = '';
  line = '';

  override print(text: string): void {
    this.printed += `${text}\n`;
  }

  override note(text: string): void {
    this.noted += `${text}\n`;
  }

  override get interactive(): boolean {
    return false;
  }

  override readLine(): Promise<string> {
    return Promise.resolve(this.line);
  }
}

let terminal: FakeTerminal;
beforeEach(() => {
  terminal = new FakeTerminal();
});

function run(command: string, environment: Record<string, string> = {}): Promise<number> {
  const createHouse = () => Promise.reject(new Error('No house is needed for this'));
  const noFile = { VROOM_CONFIG: '/dev/null' };
  const parts = { terminal, environment: { ...noFile, ...environment }, createHouse, explain: startupMessage };
  return runCli(command.split(' ').filter(Boolean), parts);
}

/** The rows of the table in docs/admin.md: a command and what stands behind it. */
const rows = [
  ...(await readFile(new URL('../../../../docs/admin.md', import.meta.url), 'utf8')).matchAll(
    /^\| `(?<command>[a-z-]+(?: [a-z-]+)?)(?<rest>[^`]*)`/gm,
  ),
].map(({ groups }) => [groups?.['command'] ?? '', groups?.['rest'] ?? ''] as const);

const commands = [
  'admin set-password',
  'rooms list',
  'rooms delete',
  'keys list',
  'keys create',
  'keys revoke',
  'audit verify',
  'audit export',
  'config check',
  'config show',
  'config example',
  'config reference',
  'theme check',
  'migrate',
  'backup',
];

describe('the command line', () => {
  it.each(commands)('has help for %s, with an example', async (command) => {
    expect(await run(`${command} --help`)).toBe(0);
    expect(terminal.printed).toContain(`Usage: vroom ${command}`);
    expect(terminal.printed).toContain(`npm run vroom -- ${command}`);
  });

  it('is all in the table of docs/admin.md', () => {
    expect(rows.map(([command]) => command)).toEqual(commands);
  });

  it.each(rows)('has behind %s what the table says: %s', async (command, rest) => {
    expect(await run(`${command} --help`)).toBe(0);
    const flags = (text: string) =>
      [...new Set(text.match(/--[a-z]+/g))].filter((flag) => flag !== '--help').toSorted();
    const [usage = ''] = terminal.printed.split('\nExamples:');
    expect(flags(rest)).toEqual(flags(usage));
    const named = /^Usage: vroom [^\n]*\[options\](?<names>[^\n]*)/.exec(usage)?.groups?.['names'] ?? '';
    const own = rest.replaceAll(/\[--[^\]]*\]…?|--format FORMAT/g, '').trim();
    expect(own.split(' ').filter(Boolean)).toHaveLength(named.split(' ').filter(Boolean).length);
  });

  it('lists all groups in its help, and its version', async () => {
    expect(await run('--help')).toBe(0);
    for (const group of new Set(commands.map((command) => command.split(' ')[0]))) {
      expect(terminal.printed).toMatch(new RegExp(`^  ${group} `, 'm'));
    }
    expect(await run('--version')).toBe(0);
    expect(terminal.printed).toMatch(/\n\d+\.\d+\.\d+\n$/);
  });

  it.each([
    ['', 'Usage: vroom'],
    ['rooms', 'Usage: vroom rooms'],
    ['dance', "unknown command 'dance'"],
    ['rooms list --loud', "unknown option '--loud'"],
    ['rooms list --sort size', "'size' is invalid"],
    ['rooms list --limit 0', 'a whole number from 1 on'],
    ['rooms delete', "missing required argument 'name'"],
    ['theme check ../etc', 'the name of a folder such as orchard'],
    ['keys create x --room atelier', 'a room and a role such as'],
    ['keys create x --room atelier:admin', 'a room and a role such as'],
    ['keys create x --expires tomorrow', 'a moment in UTC such as'],
    ['keys create x --expires 2027-02-30', 'a moment in UTC such as'],
    [`keys create ${'x'.repeat(61)}`, 'label'],
  ])('"%s" ends with 2, and says why', async (command, why) => {
    expect(await run(command)).toBe(2);
    expect([terminal.printed, terminal.noted]).toEqual(['', expect.stringContaining(why)]);
  });

  it.each([
    ['short', 'at least 8 characters'],
    ['', 'at least 8 characters'],
    ['x'.repeat(129), 'at most 128 characters'],
  ])('sets no password like %j', async (line, why) => {
    terminal.line = line;
    expect(await run('admin set-password')).toBe(1);
    expect(terminal.noted).toContain(why);
  });

  it('says what it does not know in the words of a start that fails', async () => {
    expect(await run('rooms list')).toBe(1);
    expect(terminal.noted).toContain('vroom: Error: No house is needed for this');
  });
});

describe('the settings', () => {
  it('are checked all at once, with a file that is of no use', async () => {
    const wrong = { VROOM_NONE: 'x', VROOM_DAEMON_LISTEN_PORT: 'x', VROOM_VIDEO_FRAME_RATE: '0' };
    expect(await run('config check', wrong)).toBe(1);
    expect(terminal.noted).toMatch(/VROOM_NONE is no setting.*\n.*LISTEN_PORT is "x".*\n.*FRAME_RATE is "0"/);
    const folder = await mkdtemp(join(tmpdir(), 'vroom-cli-'));
    const file = join(folder, 'admin-password');
    expect(await run('config check', { VROOM_ADMIN_PASSWORD_FILE: file })).toBe(0);
    await writeFile(file, '$argon2id$broken');
    expect(await run('config check', { VROOM_ADMIN_PASSWORD_FILE: file })).toBe(1);
    expect(terminal.noted).toContain('which holds a hash that is none');
    await writeFile(file, 'plain text');
    expect(await run('config check', { VROOM_ADMIN_PASSWORD_FILE: file })).toBe(0);
    expect(terminal.noted).toContain('is plain text');
    expect(terminal.noted).not.toContain('plain text;\n');
    await rm(folder, { recursive: true });
  });

  it('are shown with where each came from, and without secrets', async () => {
    const environment = { VROOM_TURN_SECRET_KEY: 'hush', VROOM_DAEMON_LISTEN_PORT: '9000' };
    expect(await run('config show', environment)).toBe(0);
    expect(terminal.printed).toMatch(/^VROOM_TURN_SECRET_KEY +environment +\(secret\)$/m);
    expect(terminal.printed).toMatch(/^VROOM_DAEMON_LISTEN_PORT +environment +9000$/m);
    expect(terminal.printed).toMatch(/^VROOM_INTERFACE_NAME +default +VROOM$/m);
    expect(await run('config show --json', environment)).toBe(0);
    expect(terminal.printed).not.toContain('hush');
  });
});

describe('a theme', () => {
  it('is fine where all of it can be read', async () => {
    expect(await run('theme check orchard')).toBe(0);
    expect(terminal.printed).toMatch(/^WHAT IS SEEN +AS +NEEDS +LIGHT +DARK$/m);
    expect(terminal.printed).toMatch(/^muted on paper +text +4\.50 +\d+\.\d\d +\d+\.\d\d$/m);
    expect(terminal.printed).toContain('The theme orchard is fine.');
  });

  it.each<[string, object, RegExp]>([
    [
      'too faint',
      { colors: { light: { muted: '#bbb' } } },
      /^vroom: the theme ours is too faint in \d of \d\d places\.$/m,
    ],
    ['no theme', { colour: 'red' }, /^vroom: the theme ours can't be used:\n.*ours\/theme\.json: colour is no key; /m],
  ])('that is %s ends with 1, and what is wrong', async (_what, theme, said) => {
    const themes = await mkdtemp(join(tmpdir(), 'vroom-cli-'));
    await mkdir(join(themes, 'ours'));
    await writeFile(join(themes, 'ours', 'theme.json'), JSON.stringify({ name: 'Ours', ...theme }));
    const settings = { VROOM_DIRECTORIES_THEMES: themes, VROOM_INTERFACE_TEMPLATE: 'ours' };
    expect(await run('theme check', settings)).toBe(1);
    expect(terminal.noted).toMatch(said);
    if (!('colour' in theme)) expect(terminal.printed).toMatch(/^muted on raised +text .* too faint$/m);
    await rm(themes, { recursive: true });
  });

  it('is told what was taken out of its HTML', async () => {
    const themes = await mkdtemp(join(tmpdir(), 'vroom-cli-'));
    await mkdir(join(themes, 'ours'));
    const theme = { name: 'Ours', powered_by: 'us<script>alert(1)</script>' };
    await writeFile(join(themes, 'ours', 'theme.json'), JSON.stringify(theme));
    expect(await run('theme check ours', { VROOM_DIRECTORIES_THEMES: themes })).toBe(0);
    expect(terminal.noted).toContain('Taken out of its HTML, as it is not allowed there: <script>');
    await rm(themes, { recursive: true });
  });
});
