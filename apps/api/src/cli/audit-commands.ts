import { createWriteStream, fchmodSync, fstatSync, openSync } from 'node:fs';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { auditEvents, type AuditEventName, type AuditFilter } from '@vroom/contract';
import { Option, type Command } from 'commander';
import { AuditExporter, exportFormats, type Export, type ExportFormat } from '../audit/export/audit-exporter.js';
import { AuditVerifier } from '../audit/seals/audit-verifier.js';
import { faultInWords, type Verification } from '../audit/seals/verification.js';
import { moment } from './arguments.js';
import { CliError } from './cli-error.js';
import type { CommandLine } from './command-line.js';
import { examples } from './examples.js';
import { operator } from './operator.js';

interface ExportOptions {
  format: ExportFormat;
  from?: string;
  to?: string;
  event?: AuditEventName;
  text?: string;
}

/** The audit: whether it is what it was, and all of it as a file. */
export function auditCommands(program: Command, line: CommandLine): void {
  const audit = program.command('audit').description('Verify and export the audit');
  audit
    .command('verify')
    .description('Hold the audit to its seals; ends with 1 where an event was altered, added or is missing')
    .option('--head <hash>', 'a hash that you noted earlier, which must be there still')
    .addHelpText('after', examples('audit verify', 'audit verify --head <hash>'))
    .action(({ head }: { head?: string }) => verify(line, head));
  audit
    .command('export')
    .argument('<file>', 'where to write it; - for standard output')
    .description('Write the audit into a file, the oldest event first')
    .addOption(new Option('--format <format>', 'of the file').choices(exportFormats).makeOptionMandatory())
    .option('--from <moment>', 'from this moment on, in UTC', moment)
    .option('--to <moment>', 'up to this moment, in UTC', moment)
    .addOption(new Option('--event <name>', 'only such events').choices(auditEvents))
    .option('--text <text>', 'only events with this text in them')
    .addHelpText('after', examples('audit export --format csv --from 2026-11-01 audit.csv'))
    .action((file: string, options: ExportOptions) => exportTo(line, file, options));
}

async function verify(line: CommandLine, head?: string): Promise<void> {
  const result = await line.inHouse((house) => house.get(AuditVerifier).verify(head));
  for (const fault of result.faults) line.terminal.print(faultInWords(fault));
  const { faultCount, faults } = result;
  if (faultCount > faults.length) line.terminal.print(`… and ${faultCount - faults.length} more.`);
  line.terminal.print(summary(result));
  if (faultCount > 0) throw new CliError('The audit is not what it was.');
  line.terminal.print('The audit is what it was.');
}

function summary({ seals, intact, purged, unsealed, head }: Verification): string {
  const counts = [`${seals} seals`, `${intact} events intact`, `${purged} purged by retention`];
  return `${[...counts, `${unsealed} not sealed yet`].join(', ')}.\nHash of the last seal: ${head ?? 'none'}`;
}

async function exportTo(line: CommandLine, file: string, options: ExportOptions): Promise<void> {
  const { format, from, to, event, text } = options;
  const filter: AuditFilter = { from, to, event, q: text?.trim() };
  const count = await line.inHouse(async (house) => {
    const prepared = await house.get(AuditExporter).prepare(format, filter, operator());
    return file === '-' ? toStandardOutput(prepared) : prepared.write(newFile(file));
  });
  line.terminal.note(`${count} events are written.`);
}

/** For nobody else's eyes, also where there was a file already: there are addresses of people in it. */
function newFile(file: string): Writable {
  const descriptor = openSync(file, 'w', 0o600);
  // A pipe or a device is the system's.
  if (fstatSync(descriptor).isFile()) fchmodSync(descriptor, 0o600);
  return createWriteStream(file, { fd: descriptor });
}

/** Through another stream, since the process still needs its own when all is written. */
async function toStandardOutput(prepared: Export): Promise<number> {
  const through = new PassThrough();
  const [count] = await Promise.all([prepared.write(through), pipeline(through, process.stdout, { end: false })]);
  return count;
}
