import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LucideMail, LucideX } from '@lucide/angular';
import { Preferences } from '../shared/preferences';

/** An invitation that somebody answered with “later” on this device. */
@Component({
  selector: 'vroom-waiting-invitation',
  imports: [LucideMail, LucideX, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (waiting(); as invitation) {
        <section class="panel" data-testid="waiting-invitation" [attr.aria-label]="t('home.waiting.label')">
          <svg lucideMail></svg>
          <p>
            <strong>{{ t('home.waiting.text', { room: invitation.room }) }}</strong>
            @if (invitation.startsAt) {
              <span class="muted">{{ when(invitation.startsAt) }}</span>
            }
          </p>
          <a routerLink="/invitation" class="button" [fragment]="invitation.token">{{ t('home.waiting.open') }}</a>
          <button
            type="button"
            class="icon-button"
            data-testid="waiting-dismiss"
            [attr.aria-label]="t('home.waiting.dismiss', { room: invitation.room })"
            (click)="dismiss()"
          >
            <svg lucideX></svg>
          </button>
        </section>
      }
    </ng-container>
  `,
  styles: `
    .panel {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
      background: var(--accent-soft);
    }
    svg {
      flex: none;
    }
    p {
      display: grid;
      flex: 1 1 12rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .muted {
      color: var(--ink);
    }
    .icon-button {
      margin-inline-start: auto;
    }
  `,
})
export class WaitingInvitation {
  private readonly preferences = inject(Preferences);
  private readonly transloco = inject(TranslocoService);
  /** What was valid when the page was opened. */
  private readonly now = Date.now();

  protected readonly waiting = computed(() => {
    const waiting = this.preferences.values().waiting;
    return waiting && Date.parse(waiting.expiresAt) > this.now ? waiting : undefined;
  });

  protected when(startsAt: string): string {
    const format = { dateStyle: 'full', timeStyle: 'short' } as const;
    return new Intl.DateTimeFormat(this.transloco.getActiveLang(), format).format(new Date(startsAt));
  }

  protected dismiss(): void {
    this.preferences.update({ waiting: undefined });
  }
}
