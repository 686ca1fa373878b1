import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  LucideCircle,
  LucideCircleCheck,
  LucideCircleMinus,
  LucideCircleX,
  LucideTriangleAlert,
  LucideX,
} from '@lucide/angular';
import type { IceCheck } from '@vroom/contract';
import { systemClock } from '@vroom/mesh';
import { browserChecks, type TestedServer } from './browser-checks';
import { gradeOf, stepNames, verdictGrades, verdictOf, type Finding, type Outcome, type StepName } from './findings';
import { runSteps } from './run-steps';

type StepState = 'waiting' | 'running' | Finding;
type States = Readonly<Record<StepName, StepState>>;

const waiting: States = {
  server: 'waiting',
  live: 'waiting',
  helpers: 'waiting',
  address: 'waiting',
  relay: 'waiting',
  fallback: 'waiting',
};

/** Tries the connection out, step by step, and says in plain words what will work. It ends when it is closed. */
@Component({
  selector: 'vroom-connection-test-dialog',
  imports: [
    LucideCircle,
    LucideCircleCheck,
    LucideCircleMinus,
    LucideCircleX,
    LucideTriangleAlert,
    LucideX,
    TranslocoDirective,
  ],
  templateUrl: './connection-test-dialog.html',
  styleUrl: './connection-test-dialog.css',
  host: { 'data-testid': 'connection-test' },
})
export class ConnectionTestDialog {
  private readonly tested = inject<Omit<TestedServer, 'found'>>(DIALOG_DATA);
  private readonly states = signal(waiting);
  private running = new AbortController();

  protected readonly dialog = inject<DialogRef>(DialogRef);
  /** What the instance says of its own servers: words for those who look after it. */
  protected readonly details = signal<readonly IceCheck[]>([]);
  protected readonly steps = computed(() => stepNames.map((name) => ({ name, ...viewOf(this.states()[name]) })));
  protected readonly current = computed(() => this.steps().findIndex(({ icon }) => icon === 'running'));
  protected readonly verdict = computed(() => {
    const outcomes = outcomesOf(this.states());
    if (!outcomes) return undefined;
    const verdict = verdictOf(outcomes);
    return { verdict, grade: verdictGrades[verdict] };
  });

  constructor() {
    this.test();
    inject(DestroyRef).onDestroy(() => this.running.abort());
  }

  /** The button goes for as long as the test runs, and the focus must not go with it. */
  protected testAgain(heading: HTMLElement): void {
    heading.focus();
    this.test();
  }

  private test(): void {
    this.running.abort();
    this.running = new AbortController();
    this.states.set(waiting);
    this.details.set([]);
    const tested = { ...this.tested, found: ({ items }: { items: IceCheck[] }) => this.details.set(items) };
    void runSteps({
      checks: browserChecks(tested),
      clock: systemClock,
      signal: this.running.signal,
      tell: (step, state) => this.states.update((states) => ({ ...states, [step]: state })),
    });
  }
}

function viewOf(state: StepState) {
  if (typeof state === 'string') return { icon: state, outcome: undefined, milliseconds: undefined };
  return { icon: gradeOf(state.outcome), outcome: state.outcome, milliseconds: state.milliseconds };
}

/** `undefined` until all are known. */
function outcomesOf(states: States): Record<StepName, Outcome> | undefined {
  const known = Object.entries(states).flatMap(([name, state]) =>
    typeof state === 'string' ? [] : [[name, state.outcome]],
  );
  return known.length === stepNames.length ? (Object.fromEntries(known) as Record<StepName, Outcome>) : undefined;
}
