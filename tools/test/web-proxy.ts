import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, watch } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { root } from './processes.ts';

/** Where the parts are that a configuration is about. */
export interface Places {
  /** The certificate of the site, and its key: paths. */
  cert: string;
  key: string;
  /** Ports of a VROOM that is at the root, and of one that has the path /vroom. */
  atRoot: string;
  atPath: string;
}

/** The ports of a proxy's sites. */
interface Ports {
  /** Of the site that is VROOM's own: without TLS, and with it. */
  plain: number;
  host: number;
  /** Of the site that has VROOM under a path. */
  alias: number;
}

interface Recipe {
  command: string;
  args(folder: string): string[];
  /** What it says when it listens. */
  ready: RegExp;
  /** The configuration around the two that ship, as Debian's own has it. */
  frame(given: { folder: string; host: string; alias: string; ports: Ports; places: Places }): string;
}

const apacheModules = [
  ...[
    'mpm_event',
    'auth_basic',
    'authn_core',
    'authn_file',
    'authz_core',
    'authz_user',
    'alias',
    'headers',
    'proxy',
    'proxy_http',
    'setenvif',
    'socache_shmcb',
    'ssl',
  ],
];
const apacheFormat = '"%h %l %u %t \\"%r\\" %>s %O \\"%{Referer}i\\" \\"%{User-Agent}i\\"" combined';

const apache: Recipe = {
  command: '/usr/sbin/apache2',
  args: (folder) => ['-d', folder, '-f', 'main.conf', '-D', 'FOREGROUND'],
  ready: /resuming normal operations/,
  frame: ({ folder, host, alias, ports, places }) => `
    ${apacheModules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
    PidFile ${folder}/pid
    DefaultRuntimeDir ${folder}
    ErrorLog ${folder}/log
    LogLevel notice
    ServerName localhost
    LogFormat ${apacheFormat}
    User www-data
    Group www-data
    ${Object.values(ports)
      .map((port) => `Listen ${port}`)
      .join('\n')}
    Include ${host}
    <VirtualHost *:${ports.alias}>
      SSLEngine on
      SSLCertificateFile ${places.cert}
      SSLCertificateKeyFile ${places.key}
      CustomLog ${folder}/site.log combined env=!vroom_token
      Include ${alias}
    </VirtualHost>`,
};

const nginx: Recipe = {
  command: '/usr/sbin/nginx',
  args: (folder) => ['-p', folder, '-c', 'main.conf', '-e', 'log', '-g', 'daemon off;'],
  ready: /start worker process \d+/,
  frame: ({ folder, host, alias, ports, places }) => `
    error_log ${folder}/log notice;
    pid ${folder}/pid;
    worker_processes 1;
    user www-data;
    events {}
    http {
      access_log ${folder}/site.log;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${folder}/${of};`).join('\n')}
      include ${host};
      server {
        listen ${ports.alias} ssl;
        ssl_certificate ${places.cert};
        ssl_certificate_key ${places.key};
        include ${alias};
      }
    }`,
};

const recipes = { apache, nginx };

/** A real proxy with the configurations that ship, in which only addresses, ports and paths are others. */
export class WebProxy {
  readonly ports: Ports;
  private readonly folder: string;
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  private constructor(recipe: Recipe, folder: string, ports: Ports) {
    this.ports = ports;
    this.folder = folder;
    this.child = spawn(recipe.command, recipe.args(folder), {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, APACHE_LOG_DIR: folder },
    });
    this.ended = once(this.child, 'close').then(() => rm(folder, { recursive: true, force: true }));
  }

  /** @param more what an operator adds to the site that is VROOM's own */
  static async start(name: keyof typeof recipes, places: Places, more = ''): Promise<WebProxy> {
    const recipe = recipes[name];
    const folder = await mkdtemp(join(tmpdir(), `vroom-${name}-`));
    // Its workers are another user.
    await chmod(folder, 0o755);
    const [plain = 0, host = 0, alias = 0] = await distinctPorts(3);
    const ports = { plain, host, alias };
    const fit = async (file: string, port: string, added = '') => {
      const path = join(folder, file);
      const shipped = await readFile(join(root, 'docker', name, file), 'utf8');
      const text = fitted(shipped, ports, { ...places, port, folder });
      // Before the end of the site.
      await writeFile(
        path,
        text.replace(/(?:<\/VirtualHost>|\})\n$/, (end) => `${added}\n${end}`),
      );
      return path;
    };
    const shipped = {
      host: await fit('vroom-host.conf', places.atRoot, more),
      alias: await fit('vroom-alias.conf', places.atPath),
    };
    await writeFile(join(folder, 'main.conf'), recipe.frame({ folder, ...shipped, ports, places }));
    const log = join(folder, 'log');
    await writeFile(log, '');
    const proxy = new WebProxy(recipe, folder, ports);
    await proxy.says(recipe.ready, log);
    return proxy;
  }

  /** What it has written of the calls to one of its sites. */
  calls(site: 'host' | 'alias'): Promise<string> {
    return readFile(join(this.folder, site === 'host' ? 'vroom.log' : 'site.log'), 'utf8');
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }

  /** Waits until there is a line like this in its log; what is wrong with its configuration it says aloud. */
  private async says(pattern: RegExp, log: string): Promise<void> {
    let aloud = '';
    this.child.stderr?.on('data', (chunk: Buffer) => (aloud += chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!pattern.test(readFileSync(log, 'utf8'))) return;
        watcher.close();
        resolve();
      };
      const watcher = watch(log, look);
      look();
      this.child.once('exit', (code) => {
        watcher.close();
        reject(new Error(`The proxy ended with ${code}:\n${aloud}${readFileSync(log, 'utf8')}`));
      });
    });
  }
}

/** What an operator changes as well: the name of the host, the certificate, and where VROOM is. */
function fitted(
  shipped: string,
  ports: Ports,
  { cert, key, port, folder }: Places & { port: string; folder: string },
): string {
  return shipped
    .replaceAll('/etc/letsencrypt/live/meet.example.org/fullchain.pem', cert)
    .replaceAll('/etc/letsencrypt/live/meet.example.org/privkey.pem', key)
    .replaceAll('https://meet.example.org', `https://localhost:${ports.host}`)
    .replaceAll('meet.example.org', 'localhost')
    .replaceAll('/var/log/nginx', folder)
    .replaceAll('127.0.0.1:8090', `127.0.0.1:${port}`)
    .replaceAll(/(listen (?:\[::\]:)?|<VirtualHost \*:)80\b/g, `$1${ports.plain}`)
    .replaceAll(/(listen (?:\[::\]:)?|<VirtualHost \*:)443\b/g, `$1${ports.host}`);
}

async function distinctPorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}
