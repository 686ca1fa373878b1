import { type Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Frame } from './frame';

/** Translation keys; `{{name}}` is whom it is about. */
export interface QuestionWords {
  heading: string;
  text: string;
  yes: string;
  no: string;
  danger?: boolean;
}

/**
 * A menu closes after it has said what was chosen. A dialog that waits for that gives the focus back to the menu's button,
 * and not to an item that is gone.
 */
export async function menuClosed(): Promise<void> {
  await Promise.resolve();
}

/** Asks before what can't be taken back. @returns the answer; closing it in any other way is a no */
export async function ask(dialog: Dialog, words: QuestionWords, name = ''): Promise<boolean> {
  await menuClosed();
  const question = dialog.open<boolean>(Question, {
    data: { words, name },
    role: 'alertdialog',
    ariaLabelledBy: 'question-heading',
    ariaDescribedBy: 'question-text',
    backdropClass: 'cdk-overlay-dark-backdrop',
    autoFocus: '[data-testid="question-yes"]',
  });
  return (await firstValueFrom(question.closed, { defaultValue: undefined })) ?? false;
}

/** A question with two answers. Closes with `true` for yes. */
@Component({
  selector: 'vroom-question',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <h2 id="question-heading">{{ t(words.heading, { name }) }}</h2>
      <p id="question-text" class="muted">{{ t(words.text, { name }) }}</p>
      <div class="actions">
        <button type="button" class="button" data-testid="question-no" (click)="dialog.close(false)">
          {{ t(words.no) }}
        </button>
        <button
          type="button"
          class="button"
          data-testid="question-yes"
          [class.primary]="!words.danger"
          [class.danger]="words.danger"
          (click)="dialog.close(true)"
        >
          {{ t(words.yes) }}
        </button>
      </div>
    </ng-container>
  `,
  styleUrl: './dialog.css',
  // Dark over a call, as all that floats there.
  host: { '[class.on-stage]': 'onStage()' },
})
export class Question {
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  private readonly data = inject<{ words: QuestionWords; name: string }>(DIALOG_DATA);
  protected readonly words = this.data.words;
  protected readonly name = this.data.name;
  protected readonly onStage = inject(Frame).immersive.asReadonly();
}
