import { Component, DOCUMENT, inject, Injector, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideActivity } from '@lucide/angular';
import { ApiError, SignalingClient } from '@vroom/api-client';
import { Api } from '../../shared/api';
import { basePath } from '../../shared/base-path';
import { ErrorView } from '../../shared/error-view';

/** Opens the test of the connection, whose script is loaded only then. */
@Component({
  selector: 'vroom-connection-test-button',
  imports: [ErrorView, LucideActivity, TranslocoDirective],
  template: `
    <button
      *transloco="let t"
      type="button"
      class="button quiet"
      data-testid="connection-test-button"
      [attr.aria-disabled]="opening() || null"
      (click)="open()"
    >
      <svg lucideActivity></svg> {{ t('connectionTest.open') }}
    </button>
    @if (problem(); as error) {
      <vroom-error-view [error]="error" />
    }
  `,
  styles: `
    /* Its words begin where the devices do. */
    :host {
      display: block;
      margin-inline-start: calc(-1 * var(--space-4));
    }
  `,
})
export class ConnectionTestButton {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly path = `${basePath(inject(DOCUMENT))}/socket.io`;

  readonly room = input.required<string>();
  protected readonly opening = signal(false);
  protected readonly problem = signal<ApiError | undefined>(undefined);

  protected async open(): Promise<void> {
    if (this.opening()) return;
    this.opening.set(true);
    this.problem.set(undefined);
    try {
      const { openConnectionTest } = await import('../../shared/connection-test/open-connection-test');
      const of = { params: { name: this.room() } };
      openConnectionTest(this.injector, {
        ask: () => this.api.call('getRoom', of),
        signaling: () => new SignalingClient({ path: this.path }),
        iceServers: () => this.api.call('getIceServers', of),
        iceChecks: () => this.api.call('checkRoomIceServers', of),
      });
    } catch (cause) {
      this.problem.set(new ApiError('unreachable', 'The script of the test did not come', undefined, { cause }));
    }
    this.opening.set(false);
  }
}
