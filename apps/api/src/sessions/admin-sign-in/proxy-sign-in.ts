import { Inject, Injectable } from '@nestjs/common';
import proxyaddr from 'proxy-addr';
import { AuditService } from '../../audit/audit.service.js';
import { SETTINGS } from '../../platform/config/config.token.js';
import type { Settings } from '../../platform/config/settings.js';
import { ProblemError } from '../../platform/errors/problem-error.js';
import { AdminSignInMethod, type SignInAttempt } from './admin-sign-in-method.js';

type Request = SignInAttempt['request'];

/** Of a name, that much stands in the audit. */
const maxNameLength = 60;

/** Whoever a trusted proxy names in a header has signed in there, and is an administrator. */
@Injectable()
export class ProxySignIn extends AdminSignInMethod {
  readonly name = 'proxy';
  private readonly header: string;
  private readonly believed: (address: string, hop: number) => boolean;

  constructor(
    @Inject(SETTINGS) { admin }: Settings,
    private readonly audit: AuditService,
  ) {
    super();
    this.header = admin.proxy_header.toLowerCase();
    this.believed = proxyaddr.compile(admin.proxy_addresses);
  }

  isSetUp(): Promise<boolean> {
    return Promise.resolve(this.header !== '');
  }

  isOpenTo(request: Request): Promise<boolean> {
    return Promise.resolve(this.userOf(request) !== undefined);
  }

  /** Also who brings the header from elsewhere, whatever else they bring: somebody is trying it on. */
  judges({ request, password }: SignInAttempt): boolean {
    if (this.namesIn(request).length === 0) return false;
    return password === undefined || !this.comesFromProxy(request);
  }

  /** @throws ProblemError `forbidden` */
  prove({ asker, request }: SignInAttempt): Promise<string> {
    const user = this.userOf(request);
    if (user !== undefined) return Promise.resolve(`the proxy's word, as "${user}"`);
    const why = this.comesFromProxy(request) ? 'without one name' : 'from an address that is none of our proxies';
    this.audit.recordDenial('admin_login_failed', asker, `${this.header} ${why}`);
    return Promise.reject(new ProblemError('forbidden'));
  }

  /** Who the proxy says it is; `undefined` where it is not the proxy, or where it does not name one person. */
  private userOf(request: Request): string | undefined {
    if (!this.comesFromProxy(request)) return undefined;
    const [name, another] = this.namesIn(request);
    // Two of them: the proxy has added its own to one that a client sent.
    if (name === undefined || another !== undefined) return undefined;
    return readable(name) || undefined;
  }

  private namesIn({ headersDistinct }: Request): readonly string[] {
    return this.header === '' ? [] : (headersDistinct[this.header] ?? []);
  }

  /** The connection's other end itself: what a header says of who is behind it would be anybody's word. */
  private comesFromProxy({ socket: { remoteAddress } }: Request): boolean {
    return remoteAddress !== undefined && this.believed(remoteAddress, 0);
  }
}

/** A name as the audit has it. Node reads headers as Latin-1, and proxies send UTF-8. */
function readable(name: string): string {
  const text = Buffer.from(name, 'latin1').toString('utf8');
  return text.replace(/\p{C}/gu, '').trim().slice(0, maxNameLength);
}
