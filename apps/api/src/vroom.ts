import './runtime-check.js';
import './young-generation.js';
import 'reflect-metadata';
import { runCli } from './cli/run-cli.js';
import { Terminal } from './cli/terminal.js';
import { createHouse } from './create-house.js';
import { startupMessage } from './startup-message.js';

/** The command line for operators: the same services, without a server. */
const code = await runCli(process.argv.slice(2), {
  terminal: new Terminal(),
  environment: process.env,
  createHouse,
  explain: startupMessage,
});
process.exitCode = code;
// Services that could not all be made have nobody who closes what some of them had opened, such as a connection to Redis.
if (code !== 0) process.exit();
