import {
  afterNextRender,
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  model,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PasswordField } from '../password-field';
import type { PasswordChange } from './settings-draft';

/** One of the room's passwords: whether there is one, and what is to become of it. Which it is, nobody can read. */
@Component({
  selector: 'vroom-password-setting',
  imports: [PasswordField, TranslocoDirective],
  template: `
    <div class="box" role="group" [attr.aria-labelledby]="settingId() + '-label'" *transloco="let t">
      <p class="head">
        <span class="label" [id]="settingId() + '-label'">{{ label() }}</span>
        <span class="state" [attr.data-testid]="settingId() + '-state'">
          {{
            change() === null
              ? t('settings.password.leaving')
              : t(isSet() ? 'settings.password.on' : 'settings.password.off')
          }}
        </span>
      </p>
      <p class="hint">{{ hint() }}</p>
      @if (editing()) {
        <vroom-password-field
          fresh
          [fieldId]="settingId() + '-field'"
          [label]="t('settings.password.new')"
          [problem]="problem()"
          [value]="change() ?? ''"
          (valueChange)="change.set($event)"
        />
      }
      <div class="actions">
        @if (change() !== undefined) {
          <button
            #first
            type="button"
            class="button"
            [attr.data-testid]="settingId() + '-undo'"
            (click)="become(undefined)"
          >
            {{ t('settings.password.undo') }}
          </button>
        } @else {
          <button #first type="button" class="button" [attr.data-testid]="settingId() + '-edit'" (click)="become('')">
            {{ t(isSet() ? 'settings.password.change' : 'settings.password.set') }}
          </button>
          @if (isSet()) {
            <button type="button" class="button" [attr.data-testid]="settingId() + '-remove'" (click)="become(null)">
              {{ t('settings.password.remove') }}
            </button>
          }
        }
      </div>
    </div>
  `,
  styles: `
    .box {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-2);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 var(--space-4);
    }
    .head + .hint {
      margin-top: calc(-1 * var(--space-2));
    }
    .state {
      color: var(--muted);
    }
  `,
})
export class PasswordSetting {
  private readonly injector = inject(Injector);
  private readonly field = viewChild(PasswordField);
  private readonly first = viewChild<ElementRef<HTMLElement>>('first');

  readonly settingId = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly isSet = input.required<boolean>();
  readonly problem = input('');
  readonly change = model<PasswordChange>();

  protected readonly editing = computed(() => typeof this.change() === 'string');

  constructor() {
    afterRenderEffect(() => {
      if (this.problem()) this.field()?.focus();
    });
  }

  /** The button that was pressed is gone then; the focus goes to what took its place. */
  protected become(change: PasswordChange): void {
    this.change.set(change);
    const move = () => (this.editing() ? this.field()?.focus() : this.first()?.nativeElement.focus());
    afterNextRender(move, { injector: this.injector });
  }
}
