import './runtime-check.js';
import './young-generation.js';
import { readSettings } from './platform/config/load-settings.js';
import { findSettingsFile, handOn, takeHandedOn } from './platform/config/settings-file.js';
import { readStartOptions, settingsOfATry } from './start-options.js';
import { fail } from './startup-message.js';
import { supervise } from './supervisor/supervise.js';
import { ignoreHangup, isWorker } from './supervisor/worker.js';

async function start(): Promise<void> {
  if (isWorker) ignoreHangup();
  const options = readStartOptions(process.argv.slice(2));
  // Processes of a supervisor have its environment, and its words.
  if (options.selfSigned && !isWorker) Object.assign(process.env, await settingsOfATry(process.env));
  const file = isWorker ? takeHandedOn(process.env) : findSettingsFile(process.env);
  const loaded = readSettings(process.env, file);
  const { daemon } = loaded.settings;
  if (daemon.workers > 1 && !isWorker) process.exit(await supervise(loaded.settings, handOn(file)));
  // Only here: the supervisor has no use for the application, and a process that it starts later loads the one that is there then.
  const { serve } = await import('./serve.js');
  await serve(loaded, options);
}

start().catch((error: unknown) => fail("VROOM can't start", error));
