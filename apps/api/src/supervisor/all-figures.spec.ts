import { beforeEach, expect, it, vi } from 'vitest';
import type { Figures } from '../platform/metrics/exposition.js';
import { allFigures } from './all-figures.js';
import { figurePatience, FigureRequests } from './figure-requests.js';
import type { SupervisorMessage, Whose } from './messages.js';
import type { WorkerProcess } from './worker-process.js';

const figures = (name: string): Figures =>
  [{ name, help: name, type: 'gauge', aggregator: 'sum', values: [{ value: 1, labels: {} }] }] as unknown as Figures;

let asked: string[];
beforeEach(() => {
  asked = [];
});

/** A process that answers, or that does not. */
function worker(name: string, answers = true): WorkerProcess {
  const say = async (whose: Whose) => {
    asked.push(`${name} ${whose}`);
    return answers ? figures(whose) : undefined;
  };
  return { figures: say } as unknown as WorkerProcess;
}

const lines = (text: string) => text.split('\n').filter((line) => /^[^#]/.test(line));

it('asks every process for its own figures, and one that answers for those of the instance', async () => {
  const text = await allFigures([worker('a', false), worker('b'), worker('c')]);
  expect(asked).toEqual(['a process', 'b process', 'c process', 'b instance']);
  expect(lines(text)).toEqual([
    'vroom_worker_up{worker="1"} 0',
    'vroom_worker_up{worker="2"} 1',
    'vroom_worker_up{worker="3"} 1',
    'process{worker="2"} 1',
    'process{worker="3"} 1',
    'instance 1',
  ]);
});

it('says that none answers, and that there is none yet', async () => {
  expect(lines(await allFigures([worker('a', false)]))).toEqual(['vroom_worker_up{worker="1"} 0']);
  expect(lines(await allFigures([]))).toEqual([]);
});

it('waits for a process no longer than it may take, and not at all when it has ended', async () => {
  vi.useFakeTimers();
  const sent: SupervisorMessage[] = [];
  const requests = new FigureRequests((message) => sent.push(message));
  const [first, second, third] = [requests.ask('process'), requests.ask('instance'), requests.ask('process')];
  expect(sent).toEqual([
    { measure: 1, whose: 'process' },
    { measure: 2, whose: 'instance' },
    { measure: 3, whose: 'process' },
  ]);
  requests.answered(2, figures('rooms'));
  expect(await second).toEqual(figures('rooms'));
  requests.end();
  expect(await Promise.all([first, third])).toEqual([undefined, undefined]);
  const late = requests.ask('process');
  await vi.advanceTimersByTimeAsync(figurePatience);
  expect(await late).toBeUndefined();
  requests.answered(4, figures('too late'));
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
