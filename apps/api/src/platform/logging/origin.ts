import { AsyncLocalStorage } from 'node:async_hooks';

/** What caused what happens now: a call, or a command on a connection. It stands in every line that is logged meanwhile. */
export type Origin = { readonly requestId: string } | { readonly connectionId: string };

const origins = new AsyncLocalStorage<Origin>();

/** Does something on behalf of a call or a connection, and all that comes of it. */
export function onBehalfOf<T>(origin: Origin, work: () => T): T {
  return origins.run(origin, work);
}

/** Does something that is for all, such as a look at a queue, whoever may have been the cause that it happens now. */
export function onNobodysBehalf<T>(work: () => T): T {
  return origins.exit(work);
}

export function currentOrigin(): Origin | undefined {
  return origins.getStore();
}
