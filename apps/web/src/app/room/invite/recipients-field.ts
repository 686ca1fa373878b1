import { Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCircleAlert, LucideX } from '@lucide/angular';
import { AddressEntry } from '../../shared/address-entry';
import { checkedRecipients, isWhole, withRecipients } from './recipients';

/** Whom to invite. What is wrong stays in the list, and says why. */
@Component({
  selector: 'vroom-recipients-field',
  imports: [LucideCircleAlert, LucideX, TranslocoDirective],
  templateUrl: './recipients-field.html',
  styleUrls: ['../../shared/address-entry.css', './recipients-field.css'],
})
export class RecipientsField extends AddressEntry {
  readonly max = input.required<number>();
  /** What the server took for no address. */
  readonly refused = input<ReadonlySet<string>>(new Set<string>());

  protected readonly missing = signal(false);
  protected readonly recipients = computed(() => checkedRecipients(this.emails(), this.refused(), this.max()));
  protected readonly wrong = computed(() => this.recipients().filter(({ problem }) => problem !== null).length);

  /** Takes over what stands in the field; the focus goes to what is wrong. @returns whether there are people to invite */
  commit(): boolean {
    this.add();
    this.missing.set(this.emails().length === 0);
    if (this.missing()) this.focus();
    else if (this.wrong() > 0) this.whenDrawn(() => this.host.querySelector<HTMLElement>('.wrong .remove')?.focus());
    return !this.missing() && this.wrong() === 0;
  }

  protected type(text: string): void {
    this.text.set(text);
    this.missing.set(false);
    if (isWhole(text)) this.add();
  }

  /** Back into the list, where each can be removed. */
  protected back(): void {
    if (this.text() === '') [...this.host.querySelectorAll<HTMLElement>('.remove')].at(-1)?.focus();
  }

  protected override add(): void {
    this.put(withRecipients(this.emails(), this.text()));
    if (this.emails().length > 0) this.missing.set(false);
  }

  protected removeByKey(email: string, event: Event): void {
    event.preventDefault();
    this.remove(email);
  }
}
