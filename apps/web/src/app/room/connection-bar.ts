import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideVideoOff, LucideWifiOff } from '@lucide/angular';
import { RoomStore } from './room-store';

/** The server is away, or pictures are. The call is not, so this stays thin. The region is always there, so that it is read when it fills. */
@Component({
  selector: 'vroom-connection-bar',
  imports: [LucideVideoOff, LucideWifiOff, TranslocoDirective],
  template: `
    <div role="status" *transloco="let t">
      @if (!online()) {
        <p data-testid="connection-bar"><svg lucideWifiOff size="16"></svg> {{ t('room.connection.lost') }}</p>
      }
      @if (audioOnly()) {
        <p data-testid="audio-only"><svg lucideVideoOff size="16"></svg> {{ t('room.connection.audioOnly') }}</p>
      }
    </div>
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--space-2);
      padding: var(--space-1) var(--space-4);
      color: var(--on-peer);
      background: var(--peer-amber);
      font-size: var(--text-13);
      font-weight: var(--medium);
    }
    svg {
      flex: none;
    }
  `,
})
export class ConnectionBar {
  private readonly store = inject(RoomStore);
  protected readonly online = this.store.online;
  protected readonly audioOnly = this.store.audioOnly;
}
