import { AggregatorRegistry, Registry, type MetricObjectWithValues, type MetricValue } from 'prom-client';

/** What a process has counted, as it goes from one process to another. */
export type Figures = MetricObjectWithValues<MetricValue<string>>[];

/** The type of what {@link exposed} gives. */
export const expositionType = Registry.PROMETHEUS_CONTENT_TYPE;

/** What one of the processes says. */
export interface Said {
  /** Its place among them, from 1 on. One that takes its place has it too, so that the numbers stay few. */
  worker: number;
  /** `undefined` where it did not answer. */
  figures: Figures | undefined;
}

/**
 * The text that Prometheus reads: what each process counted, told apart by the label `worker`, and what is said of the whole instance.
 * They are not added up here: when a process is replaced, a sum would fall, which Prometheus takes for a restart of all (docs/adr/0039).
 */
export function exposed(said: readonly Said[], ofInstance: Figures): Promise<string> {
  const up = { name: 'vroom_worker_up', help: 'Whether the process answered.', type: 'gauge' };
  const answered = said.map(({ worker, figures }) => ({
    ...up,
    values: [{ value: figures ? 1 : 0, labels: { worker: String(worker) } }],
  }));
  const all = [answered, ...said.map(({ worker, figures = [] }) => figures.map((each) => stamped(each, worker)))];
  const lists = [...all, ofInstance].map((list) => list.map((each) => ({ ...each, aggregator: 'first' })));
  return AggregatorRegistry.aggregate(lists).metrics();
}

function stamped(metric: Figures[number], worker: number): Figures[number] {
  const values = metric.values.map((each) => ({ ...each, labels: { ...each.labels, worker: String(worker) } }));
  return { ...metric, values };
}
