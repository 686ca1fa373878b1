import { readFile } from 'node:fs/promises';
import type { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { beforeAll, expect, it } from 'vitest';
import type { AuditWriter } from '../audit/writing/audit-writer.js';
import type { MailFigures } from '../mail/queue/mail-figures.js';
import { Passwords } from '../platform/crypto/passwords.js';
import { Meters } from '../platform/metrics/meters.js';
import type { PresenceStore } from '../presence/presence-store.js';
import type { RoomsService } from '../rooms/rooms.service.js';
import { FakeClock } from '../testing/fake-clock.js';
import { InstanceFigures } from './instance-figures.js';
import { ProcessFigures } from './process-figures.js';

/** Nobody is asked anything here. */
const nobody = {};
const root = new URL('../../../../', import.meta.url);

let ofProcess: Described[];
let ofInstance: Described[];
beforeAll(() => {
  const meters = new Meters();
  new ProcessFigures(meters, nobody as AuditWriter, new Passwords(), nobody as DataSource).watch();
  const instance = new InstanceFigures(
    nobody as RoomsService,
    nobody as PresenceStore,
    nobody as MailFigures,
    nobody as AuditWriter,
    new FakeClock(),
  );
  const metricsOf = (registry: Registry) => registry.getMetricsAsArray();
  [ofProcess, ofInstance] = [metricsOf(meters.registry), metricsOf(instance.registry)];
});

/** A metric of the library, whose types leave out the names of its labels. */
interface Described {
  name: string;
  help: string;
  type: unknown;
  labelNames?: string[];
}

const workerUp = { name: 'vroom_worker_up', type: 'gauge', help: 'Whether the process answered.' };

/** One row, as the table has it. */
function row({ name, help, type, labelNames = [] }: Described, ...more: string[]): string {
  const labels = [...labelNames, ...more].map((label) => `\`${label}\``).join(', ');
  return `\`${name}\` | ${String(type)} | ${labels} | ${help}`;
}

it('are all in the table of docs/metrics.md, in the same words', async () => {
  const ours = ofProcess.filter(({ name }) => name.startsWith('vroom_'));
  const wanted = [
    ...[workerUp, ...ours].map((metric) => row(metric, 'worker')),
    ...ofInstance.map((each) => row(each)),
  ];
  const page = await readFile(new URL('docs/metrics.md', root), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `vroom_'));
  const cells = rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(cells.map((each) => each.join(' | '))).toEqual(wanted);
});

/** What asks Prometheus for them. */
const files = ['docs/metrics.md', 'docker/prometheus/alerts.yml', 'docker/prometheus/grafana.json'];
const read = async (file: string) => (await readFile(new URL(file, root), 'utf8')).replaceAll('\\"', '"');

/** Of a histogram, which is asked for by its parts. */
const whole = (name: string) => name.replace(/_(bucket|sum|count)$/, '');

/** The labels of each metric, without those that Prometheus adds itself. */
function labelsByName(): Map<string, string[]> {
  const entries = (metrics: Pick<Described, 'name' | 'labelNames'>[], ...more: string[]) =>
    metrics.map(({ name, labelNames = [] }): [string, string[]] => [name, [...labelNames, ...more]]);
  return new Map([...entries([workerUp, ...ofProcess], 'worker'), ...entries(ofInstance)]);
}

it.each(files)('are the only ones that %s names', async (file) => {
  const known = labelsByName();
  const named = (await read(file)).match(/\b(vroom|process|nodejs)_[a-z_]+[a-z]\b/g) ?? [];
  const unknown = named.filter((name) => !known.has(name) && !known.has(whole(name)));
  expect(unknown).toEqual([]);
  expect(named.length).toBeGreaterThan(5);
});

const ofPrometheus = ['instance', 'job', 'le'];

it.each(files)('have the labels by which %s picks them', async (file) => {
  const labels = labelsByName();
  const picked = [...(await read(file)).matchAll(/\b((?:vroom|process)_[a-z_]+)\{([^}]*)\}/g)];
  expect(picked.length).toBeGreaterThan(2);
  for (const [, name = '', matchers = ''] of picked) {
    const known = [...(labels.get(name) ?? labels.get(whole(name)) ?? []), ...ofPrometheus];
    const asked = [...matchers.matchAll(/(\w+)=/g)].map(([, label]) => label);
    expect(known, name).toEqual(expect.arrayContaining(asked));
  }
});

it.each(files)('have the labels by which %s sums them up', async (file) => {
  const asked = [...(await read(file)).matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', '));
  expect(asked.length).toBeGreaterThan(1);
  expect([...labelsByName().values()].flat().concat(ofPrometheus)).toEqual(expect.arrayContaining(asked));
});
