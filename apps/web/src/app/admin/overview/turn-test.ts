import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCheck, LucideX } from '@lucide/angular';
import type { IceCheck, IceChecks } from '@vroom/contract';
import { BusyButton } from '../../shared/busy-button';
import { ErrorView } from '../../shared/error-view';
import { AdminApi } from '../kit/admin-api';
import { CodeLine } from '../kit/code-line';
import { Moment } from '../kit/moment';

/** Tries the STUN and TURN servers out from where the server runs. */
@Component({
  selector: 'vroom-turn-test',
  imports: [BusyButton, CodeLine, ErrorView, LucideCheck, LucideX, Moment, TranslocoDirective],
  templateUrl: './turn-test.html',
  styleUrl: './turn-test.css',
})
export class TurnTest {
  private readonly api = inject(AdminApi);

  protected readonly busy = signal(false);
  protected readonly result = signal<IceChecks | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly nothingSet = computed(() => this.result()?.items.every(({ server }) => server === null) ?? false);
  protected readonly wrong = computed(() => this.result()?.items.filter(({ ok }) => !ok).length ?? 0);

  protected async test(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      this.result.set(await this.api.call('checkIceServers', {}));
    } catch (error) {
      this.result.set(undefined);
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** What was tried: the server as it is set, or the kind that is not. */
  protected nameOf({ server, kind, transport }: IceCheck): string {
    return server ?? `${kind.toUpperCase()}, ${transport.toUpperCase()}`;
  }
}
