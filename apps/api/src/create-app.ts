import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { Settings } from './platform/config/settings.js';
import { serveApiDocs } from './platform/http/api-docs.js';
import { quietFramework } from './platform/logging/framework-logger.js';
import { serveWebApp } from './platform/web/web-app.js';
import { SignalingAdapter } from './signaling/signaling-adapter.js';

/** Builds the whole application, ready to listen. */
export async function createApp(settings: Settings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(settings), {
    bufferLogs: true,
    abortOnError: false,
    // A browser keeps connections open; without this a stop would wait for them.
    forceCloseConnections: true,
  });
  app.useLogger(quietFramework(app.get(Logger)));
  const server: Server = app.getHttpServer();
  server.on('connection', (socket) => {
    // Node remembers an address that was asked for once. Who has hung up already has none: no limit and no audit would
    // know whose call it is, and nobody waits for the answer.
    if (socket.remoteAddress === undefined) socket.destroy();
  });
  app.disable('x-powered-by');
  // For `request.secure`; addresses come from ClientAddresses, for requests and sockets alike.
  app.set('trust proxy', settings.daemon.trusted_proxies);
  app.useBodyParser('json', { limit: settings.daemon.max_body_size });
  app.useWebSocketAdapter(new SignalingAdapter(app, settings.daemon.max_frame_size));
  serveApiDocs(app);
  serveWebApp(app);
  return app;
}
