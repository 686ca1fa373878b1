/**
 * Short messages at the top left, at most three, spoken politely: `inject(Notices).show({ key, params })`,
 * or `{ text }` for words that come from the server. The shell draws them. `show` returns a function that takes it away.
 */
import { Service, signal } from '@angular/core';

export interface NoticeAction {
  /** Translation key of the button. */
  key: string;
  run: () => void;
}

export interface NoticeInput {
  /** Translation key, with its params; or `text`, shown as it is. */
  key?: string;
  params?: Record<string, unknown>;
  text?: string;
  tone?: 'info' | 'good' | 'warn' | 'danger';
  /** A notice with the id of one on show takes its place. */
  id?: string;
  action?: NoticeAction;
  /** Called when somebody takes it away, with its action too; not when the app does. */
  dismissed?: () => void;
  /** Stays until dismissed. A notice with an action stays by itself. */
  stay?: boolean;
}

export interface Notice extends NoticeInput {
  id: string;
}

const maxShown = 3;
const shownFor = 6000;

@Service()
export class Notices {
  private readonly list = signal<readonly Notice[]>([]);
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private held = false;
  private count = 0;

  readonly shown = this.list.asReadonly();

  show(input: NoticeInput): () => void {
    const notice = { ...input, id: input.id ?? `notice-${++this.count}` };
    const others = this.list().filter(({ id }) => id !== notice.id);
    this.list.set([...others, notice].slice(-maxShown));
    this.schedule(notice);
    return () => this.dismiss(notice.id);
  }

  dismiss(id: string): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.list.update((notices) => notices.filter((notice) => notice.id !== id));
  }

  /** Keeps all while somebody reads them with the pointer or the focus on them. */
  hold(held: boolean): void {
    if (this.held === held) return;
    this.held = held;
    for (const notice of this.list()) this.schedule(notice);
  }

  private schedule(notice: Notice): void {
    clearTimeout(this.timers.get(notice.id));
    if (this.held || notice.stay || notice.action) return;
    this.timers.set(
      notice.id,
      setTimeout(() => this.dismiss(notice.id), shownFor),
    );
  }
}
