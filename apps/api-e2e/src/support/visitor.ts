import { Browser } from './browser-like.ts';

/** A browser somewhere else: the server believes its own machine, where the tests run, what a proxy says there. */
export class Visitor extends Browser {
  constructor(
    url: string,
    readonly address: string,
  ) {
    super(url);
  }

  override fetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('X-Forwarded-For', this.address);
    return super.fetch(input, { ...init, headers });
  }
}

let visitors = 0;

/** Somebody at an address that nobody had before. */
export function newVisitor(url: string): Visitor {
  visitors += 1;
  return new Visitor(url, `198.18.${Math.floor(visitors / 256)}.${visitors % 256}`);
}

/** What became of a call: its result, or the code of what went wrong. */
export async function outcome<T>(call: Promise<T>): Promise<T | string> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}
