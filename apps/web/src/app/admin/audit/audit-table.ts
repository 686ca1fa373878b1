import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AuditEvent } from '@vroom/contract';
import { AdminTable } from '../kit/admin-table';
import { Moment } from '../kit/moment';

/** Events, one a row; on a phone one a card. The roles are said since a table that is laid out otherwise loses them. */
@Component({
  selector: 'vroom-audit-table',
  imports: [AdminTable, Moment, TranslocoDirective],
  templateUrl: './audit-table.html',
  styleUrl: './audit-table.css',
})
export class AuditTable {
  readonly events = input.required<readonly AuditEvent[]>();
  /** Events above this id came while one was looking: they are shown coming. */
  readonly newAfter = input(Infinity);
}
