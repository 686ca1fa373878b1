import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  model,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ApiError } from '@vroom/api-client';
import { Countdown } from './countdown';
import { PasswordField } from './password-field';
import { waitWords } from './wait-words';
import { passwordTrouble } from './password-trouble';

/** Where one says a password, and is told what became of it: at a room's door, inside to become an owner, and at the console. */
@Component({
  selector: 'vroom-password-entry',
  imports: [PasswordField, TranslocoDirective],
  providers: [Countdown],
  template: `
    <ng-container *transloco="let t">
      <vroom-password-field
        [fieldId]="fieldId()"
        [label]="t('password.label')"
        [hint]="hint()"
        [problem]="trouble() === 'wrong' ? t('password.wrong') : trouble() === 'required' ? t(required()) : ''"
        [(value)]="value"
        (typed)="forget()"
      />
      @if (left() > 0) {
        <!-- Spoken once below: a voice that counts would leave no time to type. -->
        <p class="wait hint wrong tabular" aria-hidden="true" data-testid="password-wait">
          {{ t(words().key, words().params) }}
        </p>
      }
      <span class="visually-hidden" role="status">
        @if (left() > 0) {
          {{ t(spoken().key, spoken().params) }}
        } @else if (trouble() === 'wait') {
          {{ t('password.again') }}
        }
      </span>
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
    }
    .wait {
      margin-top: var(--space-2);
    }
  `,
})
export class PasswordEntry {
  private readonly countdown = inject(Countdown);
  private readonly field = viewChild(PasswordField);

  readonly fieldId = input.required<string>();
  readonly hint = input('');
  /** Translation key of what to say where nothing was typed. */
  readonly required = input('password.required');
  /** Why the last try failed; what has nothing to do with a password is for somebody else to say. */
  readonly problem = input<ApiError>();
  readonly value = model('');

  protected readonly trouble = linkedSignal(() => passwordTrouble(this.problem()));
  protected readonly left = this.countdown.left;
  protected readonly words = computed(() => waitWords(this.left()));
  protected readonly spoken = computed(() => waitWords(this.problem()?.problem?.retryAfter ?? 1));
  /** Another try would fail, even with the right password. */
  readonly waiting = computed(() => this.left() > 0);

  constructor() {
    effect(() => {
      const problem = this.problem();
      if (passwordTrouble(problem) === 'wait') this.countdown.start(problem?.problem?.retryAfter ?? 1);
    });
    // After the drawing, since the field may come with what is wrong in it.
    afterRenderEffect(() => {
      if (passwordTrouble(this.problem())) this.focus();
    });
  }

  focus(): void {
    this.field()?.focus();
  }

  /** Nothing was typed where something has to be. */
  miss(): void {
    this.trouble.set('required');
    this.focus();
  }

  protected forget(): void {
    if (this.trouble() !== 'wait') this.trouble.set(null);
  }
}
