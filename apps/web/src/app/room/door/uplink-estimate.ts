import { DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';
import { Api } from '../../shared/api';
import { basePath } from '../../shared/base-path';
import { measureUplink } from './measure-uplink';

/** In ms: whoever wants to know more has joined meanwhile. */
const patience = 3000;

/** What the line of this browser carries. Provided by the door, and measured once, in the background. */
@Service({ autoProvided: false })
export class UplinkEstimate {
  private readonly api = inject(Api);
  private readonly calls = new URL(`${basePath(inject(DOCUMENT))}/api/v1/`, inject(DOCUMENT).baseURI).href;
  /** For both reasons to stop: `AbortSignal.any` is not in each browser that can hold a call. */
  private readonly giveUp = new AbortController();
  private readonly found = signal<number | null | undefined>(undefined);
  private begun = false;
  private left = false;

  /** kbit/s that a call may count on; `undefined` until that is known, `null` where it can't be. */
  readonly kbps = this.found.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.left = true;
      this.giveUp.abort();
    });
  }

  async measure(room: string): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    const params = { name: room };
    const probe = {
      send: (bytes: number, by: AbortSignal) =>
        this.api.call('sendUplinkSample', { params, bytes: new Uint8Array(bytes), signal: by }),
      now: () => performance.now(),
      roundTrip: () => this.roundTrip(),
    };
    const timer = setTimeout(() => this.giveUp.abort(), patience);
    // Offline, or too many at one address: the call finds out by itself.
    const kbps = await measureUplink(probe, this.giveUp.signal).catch(() => null);
    clearTimeout(timer);
    if (!this.left) this.found.set(kbps);
  }

  private roundTrip(): number {
    const timings = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const calls = timings.filter(({ name, responseStart }) => name.startsWith(this.calls) && responseStart > 0);
    const times = calls.map(({ requestStart, responseStart }) => responseStart - requestStart);
    return times.length === 0 ? 0 : Math.min(...times);
  }
}
