import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideScreenShare } from '@lucide/angular';
import { LocalDevices } from '../local-devices';

/** Says as long as it is so that one shares one's screen. The region is always there, so that it is read when it fills. */
@Component({
  selector: 'vroom-sharing-bar',
  imports: [LucideScreenShare, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <div class="bar" [class.on]="devices.screenOn()">
        <p role="status">
          @if (devices.screenOn()) {
            <svg lucideScreenShare size="16"></svg>
            <span data-testid="sharing-bar">{{ t('room.share.sharing') }}</span>
          }
        </p>
        @if (devices.screenOn()) {
          <button type="button" class="button" data-testid="sharing-stop" (click)="devices.stopScreen()">
            {{ t('room.share.stop') }}
          </button>
        }
      </div>
    </ng-container>
  `,
  styles: `
    .on {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: center;
      gap: var(--space-1) var(--space-4);
      width: fit-content;
      max-width: 100%;
      margin: 0 auto var(--space-2);
      padding: var(--space-1) var(--space-1) var(--space-1) var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--accent-soft);
      font-weight: var(--medium);
    }
    .on p {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
    svg {
      flex: none;
      color: var(--accent);
    }
    .button {
      padding-block: var(--space-1);
    }
  `,
})
export class SharingBar {
  protected readonly devices = inject(LocalDevices);
}
