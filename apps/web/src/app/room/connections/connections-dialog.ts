import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { matrixOf } from './matrix';
import { PairMark } from './pair-mark';
import { injectPeople } from './people';

/** Who reaches whom: a table, and where there is no room for one, a list for each person. */
@Component({
  selector: 'vroom-connections-dialog',
  imports: [LucideX, PairMark, TranslocoDirective],
  templateUrl: './connections-dialog.html',
  styleUrls: ['../../shared/dialog.css', './connections-dialog.css'],
  host: { class: 'on-stage', 'data-testid': 'connections-dialog' },
})
export class ConnectionsDialog {
  private readonly people = injectPeople();
  protected readonly dialog = inject<DialogRef>(DialogRef);
  protected readonly rows = computed(() => {
    const people = this.people();
    const named = new Map(people.map((person) => [person.id, person]));
    return matrixOf(people).map(({ id, cells }) => ({
      id,
      person: named.get(id),
      cells: cells.map((cell) => ({ ...cell, person: named.get(cell.id) })),
    }));
  });
}
