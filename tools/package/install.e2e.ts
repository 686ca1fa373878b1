/** The guide docs/install.md, followed in a bare Debian: from the package to an answer over HTTPS, and back to nothing. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs, unlessRefused } from '../test/needs.ts';
import { root } from '../test/processes.ts';
import { inBareDebian, reasonAgainstBareDebian } from './bare-debian.ts';
import { guide, guideScripts, version } from './guide-script.ts';
import { commandsBelow } from './guide.ts';

const tools = unlessRefused(needs('caddy', 'curl', 'iproute2', 'openssl', 'systemd'), reasonAgainstBareDebian);

describe.skipIf(tools.skip)(tools.title('the install guide'), () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vroom-package-'));
    await promisify(execFile)(process.execPath, ['tools/package.ts', '--to', folder], { cwd: root });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('names the package that is made', () => {
    expect(commandsBelow(guide, '### Make the package')).toContain(`tmp/package/vroom-${version}-linux-x64.tar.gz`);
  });

  it('leads from a bare Debian to an answer over HTTPS, through an upgrade, and back', async () => {
    const archive = join(folder, `vroom-${version}-linux-${process.arch}.tar.gz`);
    const said = await inBareDebian([archive], guideScripts());
    const placed = `VROOM ${version} is in place.`;
    const inOrder = [
      ...[placed, 'The settings are fine.', '"status":"ok"', '<title>VROOM', '"admin":true', '.eml', 'is copied to'],
      'made before the backup',
      ...['CapBnd:\t0000000000000000', 'CapAmb:\t0000000000000000', 'NoNewPrivs:\t1', 'Seccomp:\t2'],
      ...[
        placed,
        'restarted: 1',
        'atelier',
        'public_url = https://localhost',
        'by itself on 443: 200',
        'stopped: success',
      ],
      ...['640 root /etc/vroom/settings.ini', '700 vroom /var/lib/vroom', '600 vroom /var/lib/vroom/data/vroom.db'],
      ...['600 vroom /var/lib/vroom/vroom-backup.db', 'nothing is left'],
    ];
    expect(
      inOrder.filter((words) => said.includes(words)),
      said,
    ).toEqual(inOrder);
  });
});
