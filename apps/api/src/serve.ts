import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from './create-app.js';
import { commandName } from './platform/config/command-name.js';
import type { LoadedSettings } from './platform/config/load-settings.js';
import type { Settings } from './platform/config/settings.js';
import { basePathOf } from './platform/http/base-path.js';
import { letYoungGenerationGrow } from './platform/memory/young-generation.js';
import { AdminSignInService } from './sessions/admin-sign-in/admin-sign-in.service.js';
import type { StartOptions } from './start-options.js';
import { fail } from './startup-message.js';
import { wordsOfATry } from './try-out.js';
import { CallsUnderWay } from './supervisor/calls-under-way.js';
import { connectionsEnd, isWorker, onStopOfSupervisor, tellSupervisor } from './supervisor/worker.js';

/** How long a process that is one of several waits for calls that are under way before it stops, in ms. */
const callPatience = 5000;

/** Starts the server in this process. */
export async function serve(loaded: LoadedSettings, { selfSigned }: StartOptions): Promise<void> {
  const { settings } = loaded;
  const app = await createApp(loaded);
  const calls = isWorker ? new CallsUnderWay(app.getHttpServer()) : undefined;
  const { listen_ip: ip, listen_port: port } = settings.daemon;
  await app.listen(port, ip);
  letYoungGenerationGrow();
  if (calls) onStopOfSupervisor(() => void finish(calls).then(() => stop(app)));
  else stopOnSignal(app);
  const text = `VROOM is ready: ${urlOf(settings, app)}\n${await hintOf(app)}${selfSigned ? wordsOfATry(urlOf(settings, app)) : ''}`;
  if (isWorker) tellSupervisor(text);
  else process.stdout.write(text);
}

/** Answers the calls that are under way, and takes no others. */
async function finish(calls: CallsUnderWay): Promise<void> {
  calls.close();
  await connectionsEnd();
  await calls.answered(callPatience);
}

/** What is left to do after a first start. */
async function hintOf(app: NestExpressApplication): Promise<string> {
  if (await app.get(AdminSignInService).isSetUp()) return '';
  return `Nobody can open the console at /admin yet: set a password with "${commandName} admin set-password".\n`;
}

function urlOf(settings: Settings, app: NestExpressApplication): string {
  const { address, port } = app.getHttpServer().address() as AddressInfo;
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(settings.daemon.listen_ip);
  const host = address.includes(':') ? `[${address}]` : address;
  const scheme = settings.daemon.tls_cert === '' ? 'http' : 'https';
  return `${scheme}://${local ? 'localhost' : host}:${port}${basePathOf(settings.daemon)}`;
}

/** SIGHUP too, by which several processes are replaced: one that is alone has nobody to replace it but who started it. */
function stopOnSignal(app: NestExpressApplication): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop(app));
}

function stop(app: NestExpressApplication): void {
  app.close().then(
    () => process.exit(0),
    (error: unknown) => fail("VROOM can't stop cleanly", error),
  );
}
