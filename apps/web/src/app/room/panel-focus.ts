import { afterNextRender, DOCUMENT, EnvironmentInjector, inject } from '@angular/core';

/**
 * For a panel beside the pictures, called while it is made: where the focus goes when it closes.
 *
 * @param buttonId of the button that opens it, for when what had the focus before is gone
 */
export function panelFocus(buttonId: string) {
  const document = inject(DOCUMENT);
  // The panel is gone when the focus moves, and with it its own injector.
  const injector = inject(EnvironmentInjector);
  let before: Element | null = null;
  return {
    /** What has the focus now gets it back. */
    comes(): void {
      before = document.activeElement;
    },
    /** Once the panel is gone: below a sheet nothing can have the focus. */
    goesBack(): void {
      const move = () => {
        if (before instanceof HTMLElement) before.focus();
        if (document.activeElement === document.body) document.getElementById(buttonId)?.focus();
      };
      afterNextRender(move, { injector });
    },
  };
}
