import { Dialog } from '@angular/cdk/dialog';
import type { Injector } from '@angular/core';
import type { TestedServer } from './browser-checks';
import { ConnectionTestDialog } from './connection-test-dialog';

/** Few ever test their connection, so this is imported only then, and the dialogs of the CDK with it. */
export function openConnectionTest(injector: Injector, tested: Omit<TestedServer, 'found'>): void {
  injector.get(Dialog).open(ConnectionTestDialog, {
    injector,
    data: tested,
    ariaLabelledBy: 'connection-test-heading',
    backdropClass: 'cdk-overlay-dark-backdrop',
    autoFocus: 'first-heading',
  });
}
