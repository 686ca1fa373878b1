import { DOCUMENT, inject, Service } from '@angular/core';
import { roomAddress } from '../shared/base-path';
import { CopyText } from '../shared/copy-text';

/** Copies the room's address. Provided by each component that has a button for it, beside {@link CopyText}. */
@Service({ autoProvided: false })
export class CopyLink {
  private readonly document = inject(DOCUMENT);
  private readonly text = inject(CopyText);

  /** For a moment after a copy. */
  readonly copied = this.text.copied;

  address(room: string): string {
    return roomAddress(this.document, room);
  }

  async copy(room: string): Promise<void> {
    await this.text.copy(this.address(room));
  }
}
