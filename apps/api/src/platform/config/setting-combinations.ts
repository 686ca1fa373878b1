import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { KeyPairError, readKeyPair } from '../tls/key-pair.js';
import type { Settings } from './settings.js';

/** What is wrong with settings that are each right by themselves, one line for each. */
export function combinationProblems({ admin, audit, daemon, database, email, etherpad, turn }: Settings): string[] {
  return [
    ...adminProblems(admin),
    ...auditProblems(audit, database),
    ...basePathProblems(daemon),
    ...mailProblems(daemon.public_url, email),
    ...etherpadProblems(daemon.public_url, etherpad),
    ...tlsProblems(daemon),
    ...turnProblems(turn),
    ...workerProblems(daemon.workers, database),
  ];
}

/** Anybody can send a header: without a list of who may, anybody were an administrator. */
function adminProblems({ proxy_header, proxy_addresses }: Settings['admin']): string[] {
  if (proxy_header === '' || proxy_addresses.length > 0) return [];
  return [
    'VROOM_ADMIN_PROXY_HEADER is set, which needs VROOM_ADMIN_PROXY_ADDRESSES: the addresses of the proxies that send it, such as 127.0.0.1',
  ];
}

/** Two copies of SQLite in one process would not see each other's locks. */
function auditProblems({ spill_file }: Settings['audit'], { dsn }: Settings['database']): string[] {
  if (!isSameFile(spill_file, dsn.replace(/^sqlite:/, ''))) return [];
  return ['VROOM_AUDIT_SPILL_FILE is the file of VROOM_DATABASE_DSN; allowed is another one'];
}

/** By another name too, as links give one. */
function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true;
  const [first, second] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return first !== undefined && first.dev === second?.dev && first.ino === second.ino;
}

/** One of them would lead people to pages that are not there. */
function basePathProblems({ base_path, public_url }: Settings['daemon']): string[] {
  const path = public_url === '' ? base_path : new URL(public_url).pathname.replace(/\/$/, '');
  if (base_path === '' || path === base_path) return [];
  return [
    `VROOM_DAEMON_BASE_PATH is ${base_path}, but VROOM_DAEMON_PUBLIC_URL leads to ${path || '/'}; allowed is one and the same`,
  ];
}

function tlsProblems({ tls_cert, tls_key }: Settings['daemon']): string[] {
  if (tls_cert === '' && tls_key === '') return [];
  if (tls_key === '') return ['VROOM_DAEMON_TLS_CERT is set, which needs VROOM_DAEMON_TLS_KEY: the file with its key'];
  if (tls_cert === '') {
    return ['VROOM_DAEMON_TLS_KEY is set, which needs VROOM_DAEMON_TLS_CERT: the file with its certificate'];
  }
  try {
    readKeyPair(tls_cert, tls_key);
    return [];
  } catch (error) {
    if (!(error instanceof KeyPairError)) throw error;
    return [`VROOM_DAEMON_${error.setting.toUpperCase()}: ${error.message}`];
  }
}

function mailProblems(url: string, { smtp, sendmail }: Settings['email']): string[] {
  if (smtp !== '' && sendmail !== '') {
    return ['VROOM_EMAIL_SMTP and VROOM_EMAIL_SENDMAIL are both set; allowed is one of them'];
  }
  // Any program may claim any host in a call: strangers must not choose where links in our mails lead.
  if (url !== '' || (smtp === '' && sendmail === '')) return [];
  const sent = smtp === '' ? 'VROOM_EMAIL_SENDMAIL' : 'VROOM_EMAIL_SMTP';
  return [
    `${sent} is set, which needs VROOM_DAEMON_PUBLIC_URL: where links in mails lead, such as https://meet.example.org`,
  ];
}

function etherpadProblems(url: string, { uri, api_key, api_key_file, base_domain }: Settings['etherpad']): string[] {
  if (uri === '') return [];
  if ((api_key === '') === (api_key_file === '')) {
    const both = 'VROOM_ETHERPAD_API_KEY and VROOM_ETHERPAD_API_KEY_FILE';
    return [
      api_key === ''
        ? `VROOM_ETHERPAD_URI is set, which needs one of ${both}: the key that is in the file APIKEY.txt of Etherpad`
        : `${both} are both set; allowed is one of them`,
    ];
  }
  return cookieProblems(url, uri, base_domain);
}

/** A browser keeps a cookie only for the host that it comes from, and for domains that host is in. */
function cookieProblems(url: string, uri: string, domain: string): string[] {
  const places = { VROOM_ETHERPAD_URI: uri, ...(url !== '' && { VROOM_DAEMON_PUBLIC_URL: url }) };
  const hosts = Object.entries(places).map(([name, place]) => ({ name, host: new URL(place).hostname }));
  if (domain === '') {
    if (new Set(hosts.map(({ host }) => host)).size === 1) return [];
    return [
      'VROOM_ETHERPAD_URI and VROOM_DAEMON_PUBLIC_URL have different hosts, which needs VROOM_ETHERPAD_BASE_DOMAIN: the domain that both are in, such as example.org',
    ];
  }
  const outside = hosts.filter(({ host }) => host !== domain && !host.endsWith(`.${domain}`));
  return outside.map(({ name }) => `${name} is not in ${domain}, which VROOM_ETHERPAD_BASE_DOMAIN says`);
}

function turnProblems(turn: Settings['turn']): string[] {
  if (turn.turn_server.length === 0) return [];
  if (turn.credentials === 'rest' && turn.secret_key === '') {
    return ['VROOM_TURN_CREDENTIALS is rest, which needs VROOM_TURN_SECRET_KEY'];
  }
  if (turn.credentials === 'static' && (turn.turn_user === '' || turn.turn_password === '')) {
    return ['VROOM_TURN_CREDENTIALS is static, which needs VROOM_TURN_TURN_USER and VROOM_TURN_TURN_PASSWORD'];
  }
  return [];
}

function workerProblems(workers: number, { dsn, redis }: Settings['database']): string[] {
  if (workers === 1) return [];
  const several = `VROOM_DAEMON_WORKERS makes ${workers} processes, which need`;
  return [
    ...(redis === ''
      ? [
          `${several} VROOM_DATABASE_REDIS: the server through which they work together, such as redis://localhost:6379; without it allowed is 1`,
        ]
      : []),
    ...(dsn === 'sqlite::memory:'
      ? [`${several} a VROOM_DATABASE_DSN that they share; sqlite::memory: is in one process, with which allowed is 1`]
      : []),
  ];
}
