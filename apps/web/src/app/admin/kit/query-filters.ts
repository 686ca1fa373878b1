/**
 * Filters that stand in the address, so that a view can be shared, reloaded and gone back to:
 * `protected readonly filters = queryFilters({ q: '', sort: '-createdAt' })`, then `filters.values().q` and
 * `filters.set({ q: 'atelier' })`. What is as at first stands nowhere. In an injection context.
 */
import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { differing, filled } from './filter-values';

export interface QueryFilters<T extends Record<string, string>> {
  /** As the address has them, else as at first. */
  readonly values: Signal<Readonly<Record<keyof T, string>>>;
  /** Whether the address has any. */
  readonly any: Signal<boolean>;
  /** Changes some. They take the place of the address in the browser's history, unless it is a new view of its own. */
  set(change: Partial<Record<keyof T, string>>, options?: { newEntry?: boolean }): Promise<void>;
  /** All as at first. */
  reset(): Promise<void>;
}

export function queryFilters<const T extends Record<string, string>>(initial: T): QueryFilters<T> {
  const route = inject(ActivatedRoute);
  const router = inject(Router);
  const params = toSignal(route.queryParamMap, { requireSync: true });
  const values = computed(() => filled(initial, (name) => params().get(name)));
  const go = async (next: Record<string, string>, replaceUrl: boolean): Promise<void> => {
    const queryParams = differing(initial, next);
    await router.navigate([], { relativeTo: route, queryParams, queryParamsHandling: 'merge', replaceUrl });
  };
  return {
    values,
    any: computed(() => Object.values(differing(initial, values())).some((value) => value !== null)),
    set: (change, { newEntry = false } = {}) => go({ ...values(), ...change }, !newEntry),
    reset: () => go(initial, false),
  };
}
