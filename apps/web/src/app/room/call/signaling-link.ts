import { ApiError, type SignalingClient } from '@vroom/api-client';
import type { MediaState, Snapshot } from '@vroom/contract';
import type { Clock } from '@vroom/mesh';
import { isAlive } from './is-alive';

/** What is used of the signaling client, so that a test may stand in for it. */
export type Signaling = Pick<
  SignalingClient,
  'connect' | 'reconnect' | 'close' | 'connected' | 'onConnection' | 'command' | 'tell'
>;

export interface SignalingLinkOptions {
  client: Signaling;
  room: string;
  clock: Clock;
  /** What one sends now; told with each join. */
  media: () => MediaState;
  /** Gets the session and the role in the room again. Rejects where the room does not let one in any more. */
  authenticate: () => Promise<unknown>;
  online: (online: boolean) => void;
  /** The place was taken again after the connection was lost. */
  rejoined: (snapshot: Snapshot) => void;
  /** There is no way back into the room. */
  refused: (error: unknown) => void;
}

const retryMs = 1500;
const connectPatienceMs = 10_000;
/** What a new session or a new role may mend. */
const curable: ReadonlySet<string> = new Set(['unauthenticated', 'no_role']);
/** What may be otherwise in a moment. */
const passing: ReadonlySet<string> = new Set([
  'unreachable',
  'unexpected_answer',
  'unavailable',
  'internal',
  'already_in_room',
  'too_many_requests',
]);

/** One's place in the room, kept through all losses of the connection. */
export class SignalingLink {
  private readonly stopListening: () => void;
  private readonly waiting = new Set<() => void>();
  private resumeToken: string | undefined;
  private refusal: ApiError | undefined;
  /** Numbers the attempts to come back: an answer to an earlier one comes too late. */
  private attempt = 0;
  private timer: unknown;
  /** What the timer is set for. */
  private next: (() => void) | undefined;
  private asking = false;

  constructor(private readonly options: SignalingLinkOptions) {
    this.stopListening = options.client.onConnection((state, error) => {
      if (state === 'online') this.connected();
      else if (state === 'refused') this.turnedAway(error);
      else this.lost();
    });
  }

  connect(): void {
    this.options.client.connect();
  }

  /**
   * Comes back at once where the connection is lost.
   *
   * @param renewed the network is likely to be another one, so that a connection which seems alive may be dead
   */
  check(renewed: boolean): void {
    const { client } = this.options;
    if (this.next) this.runNext();
    else if (this.refusal) return;
    else if (!client.connected) client.reconnect();
    else if (renewed) void this.ask();
  }

  /** @throws ApiError why there is no place for one; `unreachable` where the server does not answer */
  async join(): Promise<Snapshot> {
    if (this.refusal) this.tryAgain();
    await this.whenOnline();
    try {
      return await this.takePlace();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (curable.has(error.code)) await this.options.authenticate();
      // An earlier join got its place, and its answer was lost: with the answer the way to take it back.
      else if (error.code === 'already_in_room') await this.options.client.command('room:leave', {});
      else throw error;
      return await this.takePlace();
    }
  }

  /** Gives the place back, so that the others see it at once. */
  leave(): void {
    this.resumeToken = undefined;
    if (!this.options.client.connected) return;
    // Nobody waits for the answer, and it may well not come: the page may be going away.
    this.options.client.command('room:leave', {}).catch(() => undefined);
  }

  close(): void {
    this.attempt += 1;
    this.resumeToken = undefined;
    this.forgetNext();
    this.stopListening();
    this.options.client.close();
  }

  private async takePlace(): Promise<Snapshot> {
    const { client, room, media } = this.options;
    const resumeToken = this.resumeToken;
    const snapshot = await client.command('room:join', { room, media: media(), ...(resumeToken && { resumeToken }) });
    this.resumeToken = snapshot.resumeToken;
    return snapshot;
  }

  private connected(): void {
    this.refusal = undefined;
    this.wake();
    if (this.resumeToken === undefined) this.options.online(true);
    else void this.rejoin();
  }

  private lost(): void {
    this.attempt += 1;
    this.options.online(false);
  }

  /** A refusal at the door is kept for the join; one in the room is mended if it can be. */
  private turnedAway(error: ApiError | undefined): void {
    this.lost();
    // Without a reason the server only closed the connection: it stops, or a newer connection took this one's place.
    if (!error) return this.later(() => this.connect());
    if (curable.has(error.code)) return void this.mend();
    // A fault of the server's own, at the door or in the middle of a call: it is no word against this person.
    if (passing.has(error.code)) return this.later(() => this.connect());
    this.refusal = error;
    this.wake();
    if (this.resumeToken !== undefined) this.options.refused(error);
  }

  private async mend(): Promise<void> {
    const attempt = this.attempt;
    try {
      await this.options.authenticate();
      if (attempt === this.attempt) this.connect();
    } catch (error) {
      if (attempt === this.attempt) this.failed(error, () => this.connect());
    }
  }

  private async rejoin(): Promise<void> {
    const attempt = ++this.attempt;
    try {
      const snapshot = await this.join();
      if (attempt !== this.attempt) return;
      this.options.online(true);
      this.options.rejoined(snapshot);
    } catch (error) {
      if (attempt === this.attempt) this.failed(error, () => this.connected());
    }
  }

  private failed(error: unknown, again: () => void): void {
    if (error instanceof ApiError && passing.has(error.code)) this.later(again);
    else if (this.resumeToken !== undefined) this.options.refused(error);
    else if (error instanceof ApiError) this.refusal = error;
  }

  private later(again: () => void): void {
    this.forgetNext();
    const attempt = this.attempt;
    this.next = () => {
      if (attempt === this.attempt) again();
    };
    this.timer = this.options.clock.setTimeout(() => this.runNext(), retryMs);
  }

  private runNext(): void {
    const { next } = this;
    this.forgetNext();
    next?.();
  }

  private forgetNext(): void {
    this.options.clock.clearTimeout(this.timer);
    this.next = undefined;
  }

  private async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    const attempt = this.attempt;
    const alive = await isAlive(this.options);
    this.asking = false;
    // What was lost or closed meanwhile takes care of itself.
    if (!alive && attempt === this.attempt) this.options.client.reconnect();
  }

  private async whenOnline(): Promise<void> {
    const { client, clock } = this.options;
    if (!client.connected && !this.refusal) {
      await new Promise<void>((resolve) => {
        this.waiting.add(resolve);
        clock.setTimeout(resolve, connectPatienceMs);
      });
    }
    if (this.refusal) throw this.refusal;
    if (!client.connected) throw new ApiError('unreachable', 'No connection to the server.');
  }

  /** A refusal is of the moment it was said in. */
  private tryAgain(): void {
    this.refusal = undefined;
    this.connect();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
