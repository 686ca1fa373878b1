import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { LoadedSettings } from './platform/config/load-settings.js';
import { serveApiDocs } from './platform/http/api-docs.js';
import { basePathMiddleware, basePathOf } from './platform/http/base-path.js';
import { HttpAdapter } from './platform/http/http-adapter.js';
import { securityMiddleware } from './platform/http/security-headers.js';
import { RequestWatch } from './platform/http/request-watch.js';
import { quietFramework } from './platform/logging/framework-logger.js';
import { themedPage } from './platform/theme/index-page.js';
import { ThemeService } from './platform/theme/theme.service.js';
import { serveTls } from './platform/tls/serve-tls.js';
import { serveWebApp } from './platform/web/web-app.js';
import { SignalingAdapter } from './signaling/signaling-adapter.js';

/** Builds the whole application, ready to listen. */
export async function createApp(loaded: LoadedSettings): Promise<NestExpressApplication> {
  const { daemon, etherpad } = loaded.settings;
  const http = new HttpAdapter(daemon, serveTls(daemon));
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(loaded), http, {
    bufferLogs: true,
    abortOnError: false,
    // Where it can't be built, whoever asked says why: the framework would add its own lines of the start, in colours, and a stack.
    autoFlushLogs: false,
  });
  app.useLogger(quietFramework(app.get(Logger)));
  app.flushLogs();
  app.disable('x-powered-by');
  // For `request.secure`; addresses come from ClientAddresses, for requests and sockets alike.
  app.set('trust proxy', daemon.trusted_proxies);
  const base = basePathOf(daemon);
  app.use(app.get(RequestWatch).middleware);
  app.use(securityMiddleware(daemon, base), basePathMiddleware(base));
  app.useBodyParser('json', { limit: daemon.max_body_size });
  app.useWebSocketAdapter(new SignalingAdapter(app, daemon));
  serveApiDocs(app, base);
  const look = (page: string) => themedPage(page, app.get(ThemeService), loaded.settings.interface.name);
  // What the page shows within itself: the pads.
  const frames = etherpad.uri === '' ? [] : [new URL(etherpad.uri).origin];
  serveWebApp(app, { base, look, frames });
  return app;
}
