import { Dialog, DialogRef } from '@angular/cdk/dialog';
import { hasModifierKey } from '@angular/cdk/keycodes';
import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ask, type QuestionWords } from './question';

export interface AskedClosing {
  /** Whether something was typed that would be lost. */
  readonly changed: () => boolean;
  /** Whether it has to stay open for now. */
  readonly held: () => boolean;
  readonly question: QuestionWords;
}

/**
 * For a dialog in which one types, opened with `disableClose`; called while it is made. Escape and a press beside it close it, after
 * a question where something would be lost.
 *
 * @returns the same for its buttons
 */
export function askedClosing({ changed, held, question }: AskedClosing): () => Promise<void> {
  const dialog = inject(Dialog);
  const ref = inject<DialogRef>(DialogRef);
  let asking = false;
  const leave = async () => {
    if (asking || held()) return;
    asking = true;
    const leaves = !changed() || (await ask(dialog, question));
    asking = false;
    if (leaves) ref.close();
  };
  ref.backdropClick.pipe(takeUntilDestroyed()).subscribe(() => void leave());
  ref.keydownEvents.pipe(takeUntilDestroyed()).subscribe((event) => {
    if (event.key !== 'Escape' || hasModifierKey(event)) return;
    event.preventDefault();
    void leave();
  });
  return leave;
}
