import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../config/config.token.js';
import type { Settings } from '../config/settings.js';
import { ProblemError } from '../errors/problem-error.js';
import { basePathOf } from './base-path.js';
import type { AppRequest } from './request.js';

/** Where people reach this instance, for links in mails. */
@Injectable()
export class PublicUrl {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * The address of the start page, without a slash at its end. Where none is set it is what the caller says it called, which
   * for a browser is where it really is (a write from elsewhere is refused), and for a program whatever it claims. The
   * settings see to it that none of those mails goes further than the outbox.
   */
  of({ protocol, headers: { host } }: Pick<AppRequest, 'protocol' | 'headers'>): string {
    const { public_url: set } = this.settings.daemon;
    return set === '' ? originOf(`${protocol}://${host ?? ''}`) + basePathOf(this.settings.daemon) : set;
  }
}

/** A host is a name and a port; what has more in it would be a link to somewhere else. */
function originOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const plain = parsed && parsed.href === `${parsed.origin}/`;
  if (!plain) throw new ProblemError('malformed', { detail: 'The header Host is not a host.' });
  return parsed.origin;
}
