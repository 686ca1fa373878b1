import {
  afterNextRender,
  computed,
  Directive,
  ElementRef,
  inject,
  Injector,
  model,
  signal,
  viewChild,
} from '@angular/core';

/**
 * What the fields for mail addresses have in common: a list of chips, each with a `.remove` button, and below it the `#field`
 * in which one types the next or pastes many, as a mail program writes them. What is taken over from there says each of them.
 * They look as address-entry.css has it.
 */
@Directive()
export abstract class AddressEntry {
  private readonly injector = inject(Injector);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly emails = model.required<readonly string[]>();

  protected readonly text = signal('');
  /** Whether something stands in the field that is no address of the list yet. */
  readonly halfTyped = computed(() => this.text().trim() !== '');
  /** The last one that was taken away, for those who do not see it go. */
  protected readonly removed = signal('');

  /** Takes over what stands in the field. */
  protected abstract add(): void;

  focus(): void {
    this.field()?.nativeElement.focus();
  }

  /** With nothing in the field, Enter means the form. */
  protected enter(event: Event): void {
    if (this.text().trim() === '') return;
    event.preventDefault();
    this.add();
  }

  /** By hand where it is a list: the field would join its lines. */
  protected paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!/[\s,;]/.test(pasted.trim())) return;
    event.preventDefault();
    this.text.update((text) => `${text} ${pasted}`);
    this.add();
  }

  /** @param rest what stays in the field */
  protected put(emails: readonly string[], rest = ''): void {
    if (emails.length !== this.emails().length) this.emails.set(emails);
    this.text.set(rest);
    // What came at once was never drawn: where nothing is to be drawn now, it would stay.
    const field = this.field()?.nativeElement;
    if (field) field.value = rest;
  }

  /** The focus goes to the next one, or back to the field. */
  protected remove(email: string): void {
    const at = this.emails().indexOf(email);
    this.emails.set(this.emails().filter((each) => each !== email));
    this.removed.set(email);
    this.whenDrawn(() => {
      const next = this.host.querySelectorAll<HTMLElement>('.remove')[at];
      if (next) next.focus();
      else this.focus();
    });
  }

  protected whenDrawn(move: () => void): void {
    afterNextRender(move, { injector: this.injector });
  }
}
