import type { INestApplicationContext, WsMessageHandler } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions, Socket } from 'socket.io';
import type { Settings } from '../platform/config/settings.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import { securityHeaders, transportSecurity } from '../platform/http/security-headers.js';
import { RedisChannels } from '../platform/redis/redis-channels.js';
import { CommandTable } from './command-table.js';
import { ConnectionLimit } from './connection-limit.js';
import { beatTogether } from './heartbeats.js';
import { betweenProcesses } from './process-adapter.js';
import { secureRefusals } from './secure-refusals.js';

/**
 * Socket.IO for Nest with two differences from Nest's own adapter: an acknowledgement that is asked for always comes, as
 * `{ok, data}` or `{ok, error}`, and a message goes to its handler without the detour through RxJS streams, which cost as
 * much as the rest of a relayed message (docs/adr/0005).
 */
export class SignalingAdapter extends IoAdapter {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly daemon: Settings['daemon'],
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: Partial<ServerOptions>): Server {
    const channels = this.app.get<RedisChannels | null>(RedisChannels);
    const server = super.createIOServer(port, {
      ...options,
      ...(channels && { adapter: betweenProcesses(channels) }),
      maxHttpBufferSize: this.daemon.max_frame_size,
      allowRequest: (request, decide) => decide(null, this.app.get(ConnectionLimit).allows(request)),
    } as ServerOptions);
    beatTogether(server.engine);
    const addresses = this.app.get(ClientAddresses);
    secureRefusals(server.engine, (request) => ({
      ...securityHeaders,
      ...transportSecurity(this.daemon, addresses.isSecure(request)),
    }));
    return server;
  }

  override bindMessageHandlers(socket: Socket, handlers: WsMessageHandler[]): void {
    CommandTable.of(socket).add(handlers);
  }
}
