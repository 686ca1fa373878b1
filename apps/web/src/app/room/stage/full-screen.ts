import { DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';

/** One picture as large as the screen. Missing on some phones, where `supported` says so. Escape ends it by itself. */
@Service({ autoProvided: false })
export class FullScreen {
  private readonly document = inject(DOCUMENT);
  private readonly currentState = signal<Element | null>(null);

  readonly current = this.currentState.asReadonly();
  readonly supported = this.document.fullscreenEnabled;

  constructor() {
    const changed = () => this.currentState.set(this.document.fullscreenElement);
    this.document.addEventListener('fullscreenchange', changed);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('fullscreenchange', changed));
  }

  /** From a click or a key only. Where the browser refuses, the picture stays as it is. */
  toggle(element: Element): void {
    if (!this.supported) return;
    const leaving = this.document.fullscreenElement === element;
    (leaving ? this.document.exitFullscreen() : element.requestFullscreen()).catch(() => undefined);
  }
}
