import './runtime-check.js';
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from './create-app.js';
import { loadSettings } from './platform/config/load-settings.js';
import type { Settings } from './platform/config/settings.js';
import { startupMessage } from './startup-message.js';

async function start(): Promise<void> {
  const settings = loadSettings(process.env);
  const app = await createApp(settings);
  const { listen_ip: ip, listen_port: port } = settings.daemon;
  await app.listen(port, ip);
  stopOnSignal(app);
  process.stdout.write(`VROOM is ready: ${urlOf(settings, app)}\n`);
}

function urlOf(settings: Settings, app: NestExpressApplication): string {
  const { address, port } = app.getHttpServer().address() as AddressInfo;
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(settings.daemon.listen_ip);
  const host = address.includes(':') ? `[${address}]` : address;
  return `http://${local ? 'localhost' : host}:${port}`;
}

function stopOnSignal(app: NestExpressApplication): void {
  const stop = () => {
    app.close().then(
      () => process.exit(0),
      (error: unknown) => fail("VROOM can't stop cleanly", error),
    );
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

function fail(what: string, error: unknown): never {
  process.stderr.write(`${what}: ${startupMessage(error)}\n`);
  process.exit(1);
}

start().catch((error: unknown) => fail("VROOM can't start", error));
