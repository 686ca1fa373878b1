import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import pLimit from 'p-limit';
import * as z from 'zod';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { apiKey } from './api-key.js';
import { EtherpadError } from './etherpad-error.js';

/** The version of Etherpad's HTTP API that we speak: Etherpad has it from 1.8.14 on. */
const version = '1.2.15';
/** Calls at a time, and how many may wait for their turn: a crowd must neither flood Etherpad nor pile up here. */
const [atOnce, waiting] = [8, 200];

const answerSchema = z.object({ code: z.number(), message: z.string(), data: z.unknown() });

/** What an answer without success says; Etherpad has no codes for it. */
export class EtherpadRefusal extends EtherpadError {
  constructor(
    call: string,
    /** Etherpad's words, such as `groupID does not exist`. */
    readonly words: string,
  ) {
    super('answer', `Etherpad says to ${call}: ${words}`);
  }
}

/** Makes calls of Etherpad's HTTP API, a few at a time. None outlasts the signal it comes with. */
@Injectable()
export class EtherpadApi implements OnModuleDestroy {
  private readonly limit = pLimit(atOnce);
  private readonly closed = new AbortController();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Whether there is one. */
  get enabled(): boolean {
    return this.settings.etherpad.uri !== '';
  }

  /** A stop of the server waits for no answer. */
  onModuleDestroy(): void {
    this.closed.abort();
  }

  /**
   * @param call such as `createGroup`
   * @returns the `data` of the answer
   * @throws EtherpadRefusal for what Etherpad calls wrong parameters; EtherpadError for everything else
   */
  async ask<T>(call: string, parameters: Record<string, string>, data: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    if (this.limit.pendingCount >= waiting) throw new EtherpadError('away', 'Too many calls wait for Etherpad');
    const answer = await this.limit(() => this.post(call, parameters, signal));
    if (answer.code === 1) throw new EtherpadRefusal(call, answer.message);
    if (answer.code === 4) throw new EtherpadError('refused', `Etherpad does not take the API key: ${answer.message}`);
    const parsed = data.safeParse(answer.data);
    if (answer.code === 0 && parsed.success) return parsed.data;
    throw new EtherpadError('answer', `Etherpad answers to ${call} with code ${answer.code}: ${answer.message}`);
  }

  /** The key goes into the body: addresses stand in the logs of proxies. */
  private async post(call: string, parameters: Record<string, string>, signal: AbortSignal) {
    const { uri, internal_uri } = this.settings.etherpad;
    const body = new URLSearchParams({ ...parameters, apikey: await apiKey(this.settings.etherpad) });
    const init = {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.any([signal, this.closed.signal]),
    } as const;
    const text = await fetch(`${internal_uri || uri}/api/${version}/${call}`, init)
      .then((response) => response.text())
      .catch((cause: unknown) => {
        throw new EtherpadError('away', `Etherpad can't be reached: ${reasonOf(cause)}`, { cause });
      });
    const answer = answerSchema.safeParse(jsonOf(text));
    if (answer.success) return answer.data;
    throw new EtherpadError('answer', `What answers to ${call} is no Etherpad with version ${version} of the HTTP API`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Then it is no answer of Etherpad, which is all there is to say of it.
    return undefined;
  }
}

/** What `fetch` says is `fetch failed`; the reason is behind it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
