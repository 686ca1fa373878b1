import { Component, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { maxNotificationAddresses } from '@vroom/contract';
import { AddressEntry } from '../address-entry';
import { addAddresses } from './address-list';

/** Whom the server tells of. What it could not take for an address stays in the field. */
@Component({
  selector: 'vroom-address-chips',
  imports: [LucideX, TranslocoDirective],
  templateUrl: './address-chips.html',
  styleUrl: '../address-entry.css',
})
export class AddressChips extends AddressEntry {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** What the server has against the list. */
  readonly problem = input('');

  protected readonly trouble = signal<'wrong' | 'many' | null>(null);
  protected readonly max = maxNotificationAddresses;

  /** Takes over what stands in the field. @returns whether all of it could be taken */
  commit(): boolean {
    this.add();
    return this.trouble() === null;
  }

  protected type(text: string): void {
    this.text.set(text);
    this.trouble.set(null);
    if (/[,;]/.test(text)) this.add();
  }

  protected override add(): void {
    const { emails, rest, trouble } = addAddresses(this.emails(), this.text());
    this.put(emails, rest);
    this.trouble.set(trouble);
  }
}
