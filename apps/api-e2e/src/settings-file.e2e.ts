import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestClient } from '@vroom/api-client';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { vroom, vroomIn } from './support/command-line.ts';
import { Browser } from './support/browser-like.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-settings-'));
  await mkdir(join(folder, 'conf'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a settings file. @returns its path */
async function file(name: string, ...lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  await chmod(path, 0o640);
  return path;
}

describe('a start', () => {
  it('reads the file, warns of one that all may read, and lets the environment win', async () => {
    const lines = [
      '[interface]',
      "name = 'Of the file'",
      '[rooms]',
      'max_members = 7',
      '[admin]',
      'password = three little fish',
    ];
    const path = await file('good.ini', ...lines);
    await chmod(path, 0o644);
    const server = await VroomServer.start({ VROOM_CONFIG: path, VROOM_ROOMS_MAX_MEMBERS: '8' });
    try {
      const config = await new RestClient({ baseUrl: server.url }).call('getConfig', {});
      expect(config).toMatchObject({ name: 'Of the file', limits: { maxMembers: 8 } });
      await expect.poll(() => server.output).toContain(`Every user of this machine may read ${path}`);
      expect(server.output).toContain(`admin.password (${path}:6) is plain text`);
      const admin = new Browser(server.url);
      await admin.rest.call('openAdminSession', { body: { password: 'three little fish' } });
      const { items } = await admin.rest.call('listSettings', {});
      const of = (key: string) => items.find(({ section, name }) => `${section}.${name}` === key);
      expect(of('interface.name')).toMatchObject({ value: 'Of the file', source: 'file', place: `${path}:2` });
      expect(of('rooms.max_members')).toMatchObject({ value: '8', source: 'environment', place: null });
      expect(of('admin.password')).toMatchObject({ value: null, set: true, source: 'file', place: `${path}:6` });
      expect(JSON.stringify(items) + server.output).not.toContain('little fish');
    } finally {
      await server.stop();
    }
  });

  it('is refused with all that is wrong, each with its line or its variable', async () => {
    const path = await file(
      'bad.ini',
      '[daemon]',
      'listen_prot = 1',
      '',
      '[turn]',
      'hush',
      '[video]',
      'frame_rate = x',
    );
    const ended = await VroomServer.fail({ VROOM_CONFIG: path, VROOM_VIDEO_CODEK: 'vp8' });
    expect(ended).toEqual({
      code: 1,
      output: [
        `VROOM can't start: ${path}:2: daemon.listen_prot is no setting; the nearest is daemon.listen_port`,
        `${path}:5: this is neither a [section], nor name = value, nor a comment, which begins with ; or #`,
        `${path}:7: video.frame_rate is "x"; allowed is a whole number from 1 to 60`,
        'VROOM_VIDEO_CODEK is no setting; the nearest is VROOM_VIDEO_CODEC',
        '',
      ].join('\n'),
    });
  });

  it('is refused without the file that is named', async () => {
    const path = join(folder, 'none.ini');
    expect(await VroomServer.fail({ VROOM_CONFIG: path })).toEqual({
      code: 1,
      output: `VROOM can't start: The settings file ${path} can't be read: there is no such file.\n`,
    });
  });
});

describe('the command line', () => {
  it('has the file of the folder, another one, or none', async () => {
    expect(await vroomIn(folder, ['config', 'check'])).toEqual({
      code: 0,
      printed: 'The settings are fine.\n',
      noted: '',
    });
    await file('conf/settings.ini', '[daemon]', 'listen_port = 9000', '[turn]', 'secret_key = hush');
    expect(await vroomIn(folder, ['config', 'check'])).toEqual({
      code: 0,
      printed: 'The settings are fine. conf/settings.ini has 2 of them.\n',
      noted: '',
    });
    const { printed } = await vroomIn(folder, ['config', 'show']);
    expect(printed).toMatch(/^VROOM_DAEMON_LISTEN_PORT +conf\/settings\.ini:2 +9000$/m);
    expect(printed).toMatch(/^VROOM_TURN_SECRET_KEY +conf\/settings\.ini:4 +\(secret\)$/m);
    expect(printed).toMatch(/^VROOM_DAEMON_LISTEN_IP +default +127\.0\.0\.1$/m);
    const other = await file('other.ini', '[daemon]', 'listen_port = 9001');
    const shown = await vroomIn(folder, ['config', 'show', '--config', other]);
    expect(shown.printed).toContain(`${other}:2`);
    expect(shown.printed).not.toContain('conf/settings.ini');
    const wrong = await file('wrong.ini', '[daemon]', 'listen_port = x');
    expect(await vroomIn(folder, ['config', 'check', '--config', wrong])).toEqual({
      code: 1,
      printed: '',
      noted: `vroom: ${wrong}:2: daemon.listen_port is "x"; allowed is a whole number from 0 to 65535\n`,
    });
  });

  it('prints an example that it finds fine', async () => {
    const { printed } = await vroom(['config', 'example'], {});
    const path = await file('example.ini', printed.replaceAll(/^;(?=\w+ =)/gm, ''));
    const checked = await vroom(['config', 'check', '--config', path], {});
    expect(checked).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/^The settings are fine\. .+ has \d+ of them\.\n$/),
    });
  });
});
