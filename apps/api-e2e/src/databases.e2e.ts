import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allBlocks } from '../../../tools/documentation/blocks.ts';
import { commandsOf } from '../../../tools/documentation/shell.ts';
import { MariaDbServer } from '../../../tools/test/databases/mariadb-server.ts';
import { newDatabase } from '../../../tools/test/databases/new-database.ts';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser } from './support/browser-like.ts';

const mariadb = needs('mariadb');

describe('several processes that start at once on an empty database', () => {
  it('make its tables once, and all serve', async () => {
    const database = await newDatabase();
    const servers = await Promise.all([1, 2, 3].map(() => VroomServer.start(database.settings)));
    const [first, second, third] = servers.map(({ url }) => new Browser(url));
    await first?.rest.call('createRoom', { body: { name: 'shared' } });
    for (const other of [second, third]) {
      await expect(other?.rest.call('getRoom', { params: { name: 'shared' } })).resolves.toMatchObject({ role: null });
    }
    const ran = (await database.rows('SELECT name FROM migrations')).map(({ name }) => name);
    expect(new Set(ran).size).toBe(ran.length);
    await Promise.all(servers.map((server) => server.stop()));
    await database.remove();
  });
});

describe.skipIf(mariadb.skip)(mariadb.title('a MariaDB server'), () => {
  let server: MariaDbServer;

  beforeAll(async () => {
    server = await MariaDbServer.start();
  });
  afterAll(() => server.stop());

  async function sql(...statements: string[]): Promise<void> {
    const connection = await createConnection({ uri: server.url });
    for (const statement of statements) await connection.query(statement);
    await connection.end();
  }

  it('is found as the original found it, and used by a user with rights on that database alone', async () => {
    const grant = "GRANT ALL PRIVILEGES ON `vroom-old`.* TO 'vroom'@'localhost' IDENTIFIED BY 'p@ss;word'";
    await sql('CREATE DATABASE `vroom-old` CHARACTER SET latin1', grant);
    const vroom = await VroomServer.start({
      VROOM_DATABASE_DSN: `DBI:mysql:database=vroom-old;host=127.0.0.1;port=${server.port}`,
      VROOM_DATABASE_USER: 'vroom',
      VROOM_DATABASE_PASSWORD: 'p@ss;word',
    });
    const browser = new Browser(vroom.url);
    await expect(browser.rest.call('createRoom', { body: { name: 'atelier' } })).resolves.toMatchObject({
      role: 'owner',
    });
    const { output } = await vroom.stop();
    expect(output).not.toContain('p@ss;word');
  });

  it('is used as the page about databases says', async () => {
    const blocks = allBlocks().filter(({ page }) => page === 'docs/database.md');
    const [statements, start] = blocks.map(({ text }) => text);
    // Of the test before.
    await sql('DROP USER IF EXISTS vroom@localhost');
    await sql(...(statements?.split(';').filter((each) => each.trim() !== '') ?? []));
    const [command] = await commandsOf(start ?? '');
    const dsn = command?.variables['VROOM_DATABASE_DSN']?.replace('localhost', `127.0.0.1:${server.port}`) ?? '';
    const vroom = await VroomServer.start({ ...command?.variables, VROOM_DATABASE_DSN: dsn });
    await new Browser(vroom.url).rest.call('createRoom', { body: { name: 'atelier' } });
    await vroom.stop();
    expect(allBlocks().filter(({ language }) => language === 'sql')).toEqual([blocks[0]]);
  });

  it.each([
    ['nobody listens there', 'mysql://root@127.0.0.1:9/vroom', /No database server answers at 127\.0\.0\.1:9/],
    ['a wrong password', 'mysql://root:tide-tables@HERE/vroom', /refuses the user root/],
    ['no such database', 'mysql://root@HERE/nowhere', /There is no database nowhere at HERE/],
  ])('says what is wrong: %s', async (_what, dsn, message) => {
    const here = `127.0.0.1:${server.port}`;
    const { code, output } = await VroomServer.fail({ VROOM_DATABASE_DSN: dsn.replace('HERE', here) });
    expect(code).toBe(1);
    expect(output.replaceAll(here, 'HERE')).toMatch(message);
    expect(output).not.toContain('tide-tables');
  });
});
