import { Component, computed, DestroyRef, DOCUMENT, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { RoomStore } from '../room-store';
import { firstLine } from './excerpt';

const shownForMs = 7000;
const lineLength = 120;

/**
 * What came while the chat is closed: one toast at a time, which counts where there are more. Not spoken: ChatNews does that,
 * and a second voice would say everything twice.
 */
@Component({
  selector: 'vroom-chat-toast',
  imports: [LucideX, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (shown(); as toast) {
        <div
          class="toast"
          data-testid="chat-toast"
          (mouseenter)="hold(true)"
          (mouseleave)="hold(false)"
          (focusin)="hold(true)"
          (focusout)="hold(false)"
        >
          <button type="button" class="open" data-testid="chat-toast-open" (click)="open()">
            <span class="head">
              <span class="chip" [style.--peer]="'var(--peer-' + toast.author.color + ')'">
                <span class="text">{{ toast.author.displayName || t('room.guest') }}</span>
              </span>
              @if (toast.count > 1) {
                <span class="small muted">{{ t('room.chat.newMessages', { count: toast.count }) }}</span>
              }
            </span>
            <span class="line" dir="auto">{{ toast.line }}</span>
            <span class="visually-hidden">{{ t('room.chat.open') }}</span>
          </button>
          <button
            type="button"
            class="icon-button"
            data-testid="chat-toast-dismiss"
            [attr.aria-label]="t('actions.dismiss')"
            (click)="dismiss()"
          >
            <svg lucideX></svg>
          </button>
        </div>
      }
    </ng-container>
  `,
  styleUrl: './chat-toast.css',
})
export class ChatToast {
  private readonly store = inject(RoomStore);
  private readonly document = inject(DOCUMENT);
  private readonly up = signal(false);
  /** Messages that no toast speaks of. */
  private before = this.store.heard();
  private held = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly shown = computed(() => {
    const entry = this.store.latest();
    if (!this.up() || !entry || this.store.chatOpen()) return null;
    return { author: entry.author, line: firstLine(entry.text, lineLength), count: this.store.heard() - this.before };
  });

  constructor() {
    effect(() => {
      const [entry, open] = [this.store.latest(), this.store.chatOpen()];
      untracked(() => (entry && !open && this.store.heard() > this.before ? this.show() : this.dismiss()));
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** The toast goes; the focus is where it would be had one pressed the chat's own button. */
  protected open(): void {
    this.document.getElementById('chat-button')?.focus();
    this.store.openChat(true);
  }

  protected dismiss(): void {
    clearTimeout(this.timer);
    this.held = false;
    this.before = this.store.heard();
    this.up.set(false);
  }

  /** It stays while somebody reads it with the pointer or the focus on it. */
  protected hold(held: boolean): void {
    this.held = held;
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (!this.held) this.timer = setTimeout(() => this.dismiss(), shownForMs);
  }

  private show(): void {
    this.up.set(true);
    this.schedule();
  }
}
