import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { nobodyAt } from '../platform/events/actor.js';
import { ClientAddresses, clientNetwork } from '../platform/http/client-addresses.js';
import { RequestIds } from '../platform/http/request-ids.js';
import { onBehalfOf } from '../platform/logging/origin.js';
import { Meters } from '../platform/metrics/meters.js';

/** What engine.io shows of a connection that is open. */
export interface OpenConnection {
  request: IncomingMessage;
  once(event: 'close', listener: () => void): unknown;
}

/** So many signaling connections may come from one client address to this process, whoever they belong to (docs/adr/0033). */
@Injectable()
export class ConnectionLimit {
  private readonly open = new Map<string, number>();

  constructor(
    private readonly addresses: ClientAddresses,
    private readonly audit: AuditService,
    private readonly ids: RequestIds,
    private readonly meters: Meters,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Whether one more may come from there. */
  allows(request: IncomingMessage): boolean {
    const address = this.addresses.of(request);
    const { max_connections: limit } = this.settings.daemon;
    if ((this.open.get(clientNetwork(address)) ?? 0) < limit) return true;
    this.meters.refused('too_many_requests', 'handshake');
    onBehalfOf({ connectionId: this.ids.of(request) }, () =>
      this.audit.recordDenial('api_action_denied', nobodyAt(address), `more than ${limit} connections`),
    );
    return false;
  }

  count(connection: OpenConnection): void {
    const network = clientNetwork(this.addresses.of(connection.request));
    this.open.set(network, (this.open.get(network) ?? 0) + 1);
    this.meters.connections.inc();
    connection.once('close', () => {
      this.meters.connections.dec();
      const left = (this.open.get(network) ?? 1) - 1;
      if (left > 0) this.open.set(network, left);
      else this.open.delete(network);
    });
  }
}
