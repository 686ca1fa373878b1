import type { GatewayMetadata } from '@nestjs/websockets';
import { commandParser } from './command-decoder.js';

/** One Socket.IO server for both our gateways: Nest shares it among those of one port and path. */
export const gatewayOptions: GatewayMetadata = {
  transports: ['websocket'],
  serveClient: false,
  connectTimeout: 10_000,
  parser: commandParser,
};
