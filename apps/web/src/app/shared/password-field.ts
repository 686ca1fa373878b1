/**
 * A field for a password, with an eye to look at it:
 * `<vroom-password-field fieldId="…" [label]="…" [(value)]="password" [problem]="words" />`.
 */
import { booleanAttribute, Component, type ElementRef, input, model, output, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideEye, LucideEyeOff } from '@lucide/angular';
import { maxPasswordLength } from '@vroom/contract';

@Component({
  selector: 'vroom-password-field',
  imports: [LucideEye, LucideEyeOff, TranslocoDirective],
  template: `
    <div class="field" *transloco="let t">
      <label class="label" [for]="fieldId()">{{ label() }}</label>
      <div class="box">
        <input
          #field
          class="input"
          autocapitalize="none"
          spellcheck="false"
          enterkeyhint="go"
          [id]="fieldId()"
          [type]="shown() ? 'text' : 'password'"
          [attr.data-testid]="fieldId()"
          [attr.autocomplete]="fresh() ? 'new-password' : 'current-password'"
          [attr.maxlength]="maxLength"
          [attr.aria-invalid]="problem() ? true : null"
          [attr.aria-describedby]="fieldId() + '-hint'"
          [value]="value()"
          (input)="type(field.value)"
        />
        <button
          type="button"
          class="icon-button"
          [attr.aria-pressed]="shown()"
          [attr.aria-label]="t('password.show')"
          [title]="shown() ? t('password.hide') : t('password.show')"
          (click)="shown.set(!shown())"
        >
          @if (shown()) {
            <svg lucideEyeOff></svg>
          } @else {
            <svg lucideEye></svg>
          }
        </button>
      </div>
      <p class="hint" [class.wrong]="problem()" [id]="fieldId() + '-hint'" aria-live="polite">
        {{ problem() || hint() }}
      </p>
    </div>
  `,
  styles: `
    .box {
      position: relative;
    }
    .input {
      padding-right: calc(var(--touch) + var(--space-2));
    }
    .icon-button {
      position: absolute;
      top: 50%;
      right: 0.25rem;
      translate: 0 -50%;
    }
    .hint:empty {
      display: none;
    }
  `,
})
export class PasswordField {
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  /** The id of the input, and where a test finds it. */
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  /** What is wrong with it, in words. */
  readonly problem = input('');
  /** For a password that is being chosen, so that the browser offers none that it knows. */
  readonly fresh = input(false, { transform: booleanAttribute });
  readonly value = model('');
  /** Somebody typed: what was said of the password before is about another one. */
  readonly typed = output();

  protected readonly shown = signal(false);
  protected readonly maxLength = maxPasswordLength;

  /** Puts the focus there, on the whole text: what is typed next takes its place. */
  focus(): void {
    this.field()?.nativeElement.focus();
    this.field()?.nativeElement.select();
  }

  protected type(text: string): void {
    this.value.set(text);
    this.typed.emit();
  }
}
