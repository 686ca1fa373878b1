import { Inject, Injectable } from '@nestjs/common';
import type { IceCheck, IceChecks, Language } from '@vroom/contract';
import { I18nService } from 'nestjs-i18n';
import { Clock } from '../platform/clock/clock.js';
import { isoDate } from '../platform/clock/iso-date.js';
import { SETTINGS } from '../platform/config/config.token.js';
import { parseIceUri, type IceUri } from '../platform/config/ice-uri.js';
import type { Settings } from '../platform/config/settings.js';
import { checkIceServer } from './ice-check.js';
import { iceServersFor } from './ice-servers.js';
import { openTransport } from './stun-transport.js';

/** For how long a finding holds, in ms: however many ask, the servers are not bothered more often. */
export const holdsFor = 30_000;

type Finding = Omit<IceCheck, 'title'>;
interface Findings {
  checkedAt: number;
  items: Finding[];
}

/** Tries the STUN and TURN servers out from where VROOM runs. */
@Injectable()
export class IceDoctor {
  private last: Findings | undefined;
  private running: Promise<Findings> | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly i18n: I18nService,
  ) {}

  async checks(language: Language): Promise<IceChecks> {
    const { checkedAt, items } = await this.findings();
    const titled = items.map((each) => ({ ...each, title: this.title(each, language) }));
    return { checkedAt: isoDate(checkedAt), items: titled };
  }

  private title({ code }: Finding, lang: Language): string {
    return this.i18n.translate(`api.ice.${code}`, { lang });
  }

  private async findings(): Promise<Findings> {
    if (this.last && this.clock.now() - this.last.checkedAt < holdsFor) return this.last;
    this.running ??= this.examine().finally(() => (this.running = undefined));
    this.last = await this.running;
    return this.last;
  }

  private async examine(): Promise<Findings> {
    const { turn } = this.settings;
    const checkedAt = this.clock.now();
    const { username = '', credential = '' } = iceServersFor(turn, 'doctor', checkedAt).iceServers.at(-1) ?? {};
    const servers = [...turn.stun_server, ...turn.turn_server];
    const tried = servers.map(async (server): Promise<Finding[]> => {
      const uri = parseIceUri(server);
      if (!uri) return [];
      const found = await checkIceServer(uri, { username, credential }, openTransport, this.clock);
      return [{ server, ...waysOf(uri), ...found, ok: found.milliseconds !== null }];
    });
    const items = (await Promise.all(tried)).flat();
    return { checkedAt, items: [...items, ...missing(items)] };
  }
}

function waysOf({ scheme, transport }: IceUri): Pick<Finding, 'kind' | 'transport'> {
  const kind = scheme.startsWith('stun') ? 'stun' : 'turn';
  return { kind, transport: scheme.endsWith('s') && transport === 'tcp' ? 'tls' : transport };
}

/** What no setting names: each of these lets somebody in whom the others don't. */
function missing(items: readonly Finding[]): Finding[] {
  const wanted = [
    ['stun', 'udp', 'stun_missing'],
    ['turn', 'udp', 'turn_udp_missing'],
    ['turn', 'tcp', 'turn_tcp_missing'],
    ['turn', 'tls', 'turn_tls_missing'],
  ] as const;
  const lacking = wanted.filter(
    ([kind, transport]) =>
      !items.some((each) => each.kind === kind && (kind === 'stun' || each.transport === transport)),
  );
  return lacking.map(([kind, transport, code]) => ({
    server: null,
    kind,
    transport,
    code,
    ok: false,
    milliseconds: null,
  }));
}
