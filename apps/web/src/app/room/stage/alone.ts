import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCheck, LucideCopy, LucideMailPlus, LucideMusic } from '@lucide/angular';
import { CopyText } from '../../shared/copy-text';
import { Preferences } from '../../shared/preferences';
import { CopyLink } from '../copy-link';
import { RoomActions } from '../room-actions';

/** Nobody else is here: the link to share, and whether music plays meanwhile. */
@Component({
  selector: 'vroom-alone',
  imports: [LucideCheck, LucideCopy, LucideMailPlus, LucideMusic, TranslocoDirective],
  providers: [CopyLink, CopyText],
  template: `
    <ng-container *transloco="let t">
      <h2>{{ t('room.alone.heading') }}</h2>
      <p class="muted">{{ t('room.alone.text') }}</p>
      <div class="row">
        <output class="link">{{ link.address(room()) }}</output>
        <button type="button" class="button primary" data-testid="copy-link" (click)="link.copy(room())">
          @if (link.copied()) {
            <svg lucideCheck></svg> {{ t('room.copied') }}
          } @else {
            <svg lucideCopy></svg> {{ t('room.copy') }}
          }
        </button>
        @if (actions.available().has('invite')) {
          <button type="button" class="button" data-testid="alone-invite" (click)="actions.run('invite')">
            <svg lucideMailPlus></svg> {{ t('invite.open') }}
          </button>
        }
      </div>
      <label class="music">
        <svg lucideMusic size="20"></svg>
        <span class="words">{{ t('room.music.switch') }}</span>
        <input
          #music
          type="checkbox"
          role="switch"
          class="switch"
          data-testid="music-switch"
          [checked]="preferences.values().music"
          (change)="preferences.update({ music: music.checked })"
        />
      </label>
      <span class="visually-hidden" role="status">{{ link.copied() ? t('room.copied') : '' }}</span>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-2);
      padding: var(--space-5);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: color-mix(in srgb, var(--raised) 92%, transparent);
      box-shadow: var(--shadow);
      backdrop-filter: blur(12px);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
      margin-top: var(--space-2);
    }
    .link {
      flex: 1 1 14rem;
      min-width: 0;
      padding: 0.5rem var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-input);
      background: var(--sunken);
      line-height: 1.5rem;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      user-select: all;
    }
    .button {
      flex: 1 0 auto;
    }
    .music {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--touch);
      margin-bottom: calc(-1 * var(--space-2));
      color: var(--muted);
      cursor: pointer;
    }
    .words {
      flex: 1;
      min-width: 0;
    }
    /* On a small phone it must not cover the bar above it. */
    @media (height < 640px) {
      :host {
        padding: var(--space-4);
      }
      p {
        display: none;
      }
    }
    @media (height < 440px) {
      .link {
        display: none;
      }
    }
  `,
  host: { 'data-testid': 'alone' },
})
export class Alone {
  protected readonly link = inject(CopyLink);
  protected readonly preferences = inject(Preferences);
  protected readonly actions = inject(RoomActions);

  readonly room = input.required<string>();
}
