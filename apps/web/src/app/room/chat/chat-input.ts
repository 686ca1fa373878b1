import { Component, computed, type ElementRef, output, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideSendHorizontal } from '@lucide/angular';
import { maxChatLength } from '@vroom/contract';

/** From here on one is told how much room is left. */
const nearLimit = maxChatLength - 400;

/** Enter sends, Shift+Enter breaks the line. */
@Component({
  selector: 'vroom-chat-input',
  imports: [LucideSendHorizontal, TranslocoDirective],
  templateUrl: './chat-input.html',
  styleUrl: './chat-input.css',
})
export class ChatInput {
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');

  readonly send = output<string>();

  protected readonly text = signal('');
  protected readonly maxLength = maxChatLength;
  protected readonly sendable = computed(() => this.text().trim() !== '');
  protected readonly left = computed(() =>
    this.text().length >= nearLimit ? maxChatLength - this.text().length : null,
  );

  focus(): void {
    this.field()?.nativeElement.focus();
  }

  protected pressed(event: Event): void {
    // Enter also ends the choice of a character, in Japanese for instance.
    if (event instanceof KeyboardEvent && event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  protected submit(): void {
    if (!this.sendable()) return;
    this.send.emit(this.text().trim());
    this.text.set('');
    this.focus();
  }
}
