import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { merge } from 'rxjs';
import { DomainEvents } from '../platform/events/domain-events.js';
import { PrincipalsService } from '../sessions/principals.service.js';
import { Broadcast } from './broadcast.js';
import { RoleWatch } from './role-watch.js';

const watchTime = 60_000;

/**
 * Looks once a minute whether those who are connected still are who they were: a socket outlives the request that named its
 * principal. Whose session ended or whose key expired is cut off, and whose session would end in the middle of a call keeps it.
 */
@Injectable()
export class PrincipalWatch implements OnModuleInit {
  private readonly logger = new Logger('PrincipalWatch');

  constructor(
    private readonly principals: PrincipalsService,
    private readonly broadcast: Broadcast,
    private readonly roles: RoleWatch,
    private readonly events: DomainEvents,
  ) {}

  /** Who signs out need not wait for the next look, on whichever process they did. */
  onModuleInit(): void {
    const here = this.events.on('session.lowered');
    here.subscribe((event) => this.broadcast.tellProcesses('session:lowered', event));
    merge(here, this.broadcast.lowered).subscribe(({ principalId }) => {
      this.lowered(principalId).catch((error: unknown) => this.logger.error(error));
    });
  }

  @Interval(watchTime)
  async look(): Promise<void> {
    const sockets = this.broadcast.localSockets();
    const ids = [...new Set(sockets.map(({ data }) => data.principal.id))];
    const open = await this.principals.stillOpen(ids);
    for (const socket of sockets) {
      const now = open.get(socket.data.principal.id);
      if (!now) socket.disconnect(true);
      else if (socket.data.principal.admin && !now.admin) await this.roles.noAdminAnyMore(socket);
    }
  }

  private async lowered(principalId: string): Promise<void> {
    const own = this.broadcast.localSockets().filter(({ data: { principal } }) => principal.id === principalId);
    for (const socket of own) if (socket.data.principal.admin) await this.roles.noAdminAnyMore(socket);
  }
}
