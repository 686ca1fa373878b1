/**
 * Keeps something fresh while a component lives and its page is in sight:
 * `protected readonly overview = poll(5000, () => this.api.call('getOverview', {}))`, then `overview.value()`,
 * `overview.problem()` (the value stays beside it) and `overview.now()` after a change. In an injection context.
 */
import { DestroyRef, DOCUMENT, inject, signal, type Signal } from '@angular/core';
import { Poller } from './poller';

export interface Polled<T> {
  /** The newest answer; `undefined` before the first. */
  readonly value: Signal<T | undefined>;
  /** Why the last try failed; `undefined` where it did not. */
  readonly problem: Signal<unknown>;
  now(): Promise<void>;
}

export function poll<T>(every: number, load: () => Promise<T>): Polled<T> {
  const value = signal<T | undefined>(undefined);
  const problem = signal<unknown>(undefined);
  const done = (result: T): void => {
    value.set(result);
    problem.set(undefined);
  };
  const poller = new Poller({ every, load, done, failed: (error) => problem.set(error) }, inject(DOCUMENT));
  inject(DestroyRef).onDestroy(() => poller.stop());
  return { value: value.asReadonly(), problem: problem.asReadonly(), now: () => poller.now() };
}
