import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { PrincipalsService } from '../sessions/principals.service.js';
import { Broadcast } from './broadcast.js';
import { RoleWatch } from './role-watch.js';

const watchTime = 60_000;

/**
 * Looks once a minute whether those who are connected still are who they were: a socket outlives the request that named its
 * principal. Whose session ended or whose key expired is cut off, and whose session would end in the middle of a call keeps it.
 */
@Injectable()
export class PrincipalWatch {
  constructor(
    private readonly principals: PrincipalsService,
    private readonly broadcast: Broadcast,
    private readonly roles: RoleWatch,
  ) {}

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
}
