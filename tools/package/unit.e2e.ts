/** The systemd unit, judged by systemd itself. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { needs } from '../test/needs.ts';
import { root } from '../test/processes.ts';

const unit = join(root, 'docker/systemd/vroom.service');
const tools = needs('systemd');

const analyze = (...args: string[]) =>
  promisify(execFile)('systemd-analyze', args, { cwd: root, env: { ...process.env, LANG: 'C.UTF-8' } });

describe.skipIf(tools.skip)(tools.title('the systemd unit'), () => {
  it('is shut in as tightly as a server on Node can be', async () => {
    const { stdout } = await analyze('security', '--offline=true', '--no-pager', unit);
    const exposure = Number(
      /Overall exposure level for vroom\.service: (?<level>[\d.]+)/.exec(stdout)?.groups?.['level'],
    );
    expect(exposure, stdout).toBeGreaterThan(0);
    expect(exposure, stdout).toBeLessThanOrEqual(1.5);
  });

  it('has nothing that systemd does not know', async () => {
    // Only that the program is not installed here is wrong with it, if it is not.
    const said = await analyze('verify', unit).then(
      ({ stderr }) => stderr,
      (error: unknown) => (error as { stderr: string }).stderr,
    );
    const complaints = said.split('\n').filter((line) => line.includes('vroom.service'));
    expect(complaints.filter((line) => !line.includes('/opt/vroom/bin/node is not executable'))).toEqual([]);
  });
});
