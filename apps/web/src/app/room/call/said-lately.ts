import type { DataMessage } from '@vroom/contract';
import type { Clock } from '@vroom/mesh';

type ChatMessage = Extract<DataMessage, { type: 'chat' }>;

/** A pair is repaired or replaced within half a minute; the rest is for several of them that fail one after the other. */
const keptMs = 2 * 60_000;

/**
 * What one has said lately. A connection that breaks takes with it what was written to it last, and nothing tells how much:
 * over the next one all of it is said again. Who has a message already knows it by its id.
 */
export class SaidLately {
  private messages: readonly ChatMessage[] = [];

  constructor(private readonly clock: Clock) {}

  add(message: ChatMessage): void {
    this.messages = [...this.all(), message];
  }

  all(): readonly ChatMessage[] {
    const since = this.clock.now() - keptMs;
    return this.messages.filter(({ at }) => at > since);
  }
}
