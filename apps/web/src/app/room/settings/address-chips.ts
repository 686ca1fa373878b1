import {
  afterNextRender,
  Component,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { maxNotificationAddresses } from '@vroom/contract';
import { addAddresses } from './address-list';

/** A list of mail addresses: typed one by one, or pasted as a mail program writes them. */
@Component({
  selector: 'vroom-address-chips',
  imports: [LucideX, TranslocoDirective],
  templateUrl: './address-chips.html',
  styleUrl: './address-chips.css',
})
export class AddressChips {
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  readonly label = input.required<string>();
  readonly hint = input('');
  /** What the server has against the list. */
  readonly problem = input('');
  readonly emails = model.required<readonly string[]>();

  protected readonly text = signal('');
  protected readonly trouble = signal<'wrong' | 'many' | null>(null);
  protected readonly removed = signal('');
  protected readonly max = maxNotificationAddresses;

  /** Takes over what stands in the field. @returns whether all of it could be taken */
  commit(): boolean {
    const { emails, rest, trouble } = addAddresses(this.emails(), this.text());
    if (emails.length !== this.emails().length) this.emails.set(emails);
    this.text.set(rest);
    this.trouble.set(trouble);
    return trouble === null;
  }

  focus(): void {
    this.field()?.nativeElement.focus();
  }

  protected type(text: string): void {
    this.text.set(text);
    this.trouble.set(null);
    if (/[,;]/.test(text)) this.commit();
  }

  /** With nothing in the field, Enter means the form. */
  protected enter(event: Event): void {
    if (this.text().trim() === '') return;
    event.preventDefault();
    this.commit();
  }

  /** By hand where it is a list: the field would join its lines. */
  protected paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!/[\s,;]/.test(pasted.trim())) return;
    event.preventDefault();
    this.text.update((text) => `${text} ${pasted}`);
    this.commit();
  }

  /** The focus goes to the next one, or back to the field. */
  protected remove(email: string): void {
    const at = this.emails().indexOf(email);
    this.emails.set(this.emails().filter((each) => each !== email));
    this.removed.set(email);
    const move = () => {
      const next = this.host.querySelectorAll<HTMLElement>('.remove')[at];
      if (next) next.focus();
      else this.focus();
    };
    afterNextRender(move, { injector: this.injector });
  }
}
