import { Clipboard } from '@angular/cdk/clipboard';
import { DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';

const confirmedForMs = 2500;

/** Copies a text. Provided by each component that has a button for it, so that this button confirms. */
@Service({ autoProvided: false })
export class CopyText {
  private readonly document = inject(DOCUMENT);
  private readonly clipboard = inject(Clipboard);
  private readonly copiedState = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** For a moment after a copy. */
  readonly copied = this.copiedState.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  async copy(text: string): Promise<void> {
    if (!(await this.write(text))) return;
    this.copiedState.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.copiedState.set(false), confirmedForMs);
  }

  /** The modern way may be refused or missing (insecure context); the old one works nearly everywhere. */
  private async write(text: string): Promise<boolean> {
    try {
      await this.document.defaultView?.navigator.clipboard.writeText(text);
      return true;
    } catch {
      return this.clipboard.copy(text);
    }
  }
}
