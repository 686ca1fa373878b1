import { afterRenderEffect, Directive, DOCUMENT, ElementRef, inject, input } from '@angular/core';
import { RoomStore } from '../room-store';
import type { ViewKind } from '../view-sizes';

/** Says how large the picture of a peer is shown by this element, as long as it is there and the page is looked at. */
@Directive({ selector: '[vroomViewSize]' })
export class ViewSizeReport {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly sizes = inject(RoomStore).views;
  private readonly document = inject(DOCUMENT);

  /** Whose picture it is. */
  readonly peerId = input.required<string>({ alias: 'vroomViewSize' });
  readonly viewOf = input<ViewKind>('camera');

  constructor() {
    afterRenderEffect((onCleanup) => {
      const [peerId, kind] = [this.peerId(), this.viewOf()];
      const tell = () => this.sizes.set(peerId, kind, this.document.hidden ? 0 : this.short(kind));
      const observer = new ResizeObserver(tell);
      observer.observe(this.element);
      this.document.addEventListener('visibilitychange', tell);
      onCleanup(() => {
        observer.disconnect();
        this.document.removeEventListener('visibilitychange', tell);
        this.sizes.set(peerId, kind, 0);
      });
    });
  }

  /** A face fills its tile, and what sticks out is cut off; of a screen all is shown. */
  private short(kind: ViewKind): number {
    const { clientWidth: width, clientHeight: height } = this.element;
    const ofWidth = (width * 9) / 16;
    const short = kind === 'camera' && width > 0 && height > 0 ? Math.max(height, ofWidth) : Math.min(height, ofWidth);
    return Math.round(short * (this.document.defaultView?.devicePixelRatio ?? 1));
  }
}
