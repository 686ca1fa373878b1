import { DialogRef } from '@angular/cdk/dialog';
import {
  afterNextRender,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { NewApiKey } from '@vroom/contract';
import { askedClosing } from '../../shared/asked-closing';
import { BusyButton } from '../../shared/busy-button';
import { ErrorView } from '../../shared/error-view';
import { discardQuestion } from '../../shared/room-settings/settings-questions';
import { AdminApi } from '../kit/admin-api';
import { CodeLine } from '../kit/code-line';
import { emptyDraft, type Expiry, expiries, type KeyDraft, keyInput, type KeyProblem, keyProblems } from './key-draft';
import { KeyRooms } from './key-rooms';

/** Makes an API key, and shows it the only time. Closes with `true` where there is a new one. */
@Component({
  selector: 'vroom-create-key',
  imports: [BusyButton, CodeLine, ErrorView, KeyRooms, TranslocoDirective],
  templateUrl: './create-key.html',
  styleUrls: ['../../shared/dialog.css', './create-key.css'],
  host: { 'data-testid': 'create-key-dialog' },
})
export class CreateKey {
  private readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  private readonly api = inject(AdminApi);
  private readonly injector = inject(Injector);
  private readonly form = viewChild<ElementRef<HTMLElement>>('form');
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly maxLabel = 60;
  protected readonly expiries = expiries;
  protected readonly draft = signal<KeyDraft>(emptyDraft);
  protected readonly problems = signal<readonly KeyProblem[]>([]);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly made = signal<NewApiKey | undefined>(undefined);
  protected readonly wrong = computed(() => new Set(this.problems()));
  protected readonly cancel = askedClosing({
    changed: () =>
      [this.draft().label, ...this.draft().rooms.map(({ name }) => name)].some((text) => text.trim() !== ''),
    // Not while the key is on show: it would be lost.
    held: () => this.busy() || this.made() !== undefined,
    question: discardQuestion,
  });

  protected edit(change: Partial<KeyDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    // What was wrong may be right now; what is new is said with the next try.
    this.problems.update((known) => {
      const now = keyProblems(this.draft(), Date.now());
      return known.filter((problem) => now.includes(problem));
    });
  }

  protected choose(expiry: string): void {
    this.edit({ expiry: expiry as Expiry });
  }

  protected async submit(): Promise<void> {
    if (this.busy() || !this.check()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      this.made.set(await this.api.call('createApiKey', { body: keyInput(this.draft(), Date.now()) }));
      afterNextRender(() => this.heading().nativeElement.focus(), { injector: this.injector });
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected done(): void {
    this.dialog.close(true);
  }

  /** The focus goes to the first field that is not right. */
  private check(): boolean {
    this.problems.set(keyProblems(this.draft(), Date.now()));
    if (this.problems().length === 0) return true;
    const first = () => this.form()?.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    afterNextRender(first, { injector: this.injector });
    return false;
  }
}
