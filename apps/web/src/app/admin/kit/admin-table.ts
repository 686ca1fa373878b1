/**
 * The look of the console's tables: dense, the header stays in sight; where it is narrow, each row stands as a card.
 * `<vroom-admin-table><table>…</table></vroom-admin-table>`. Give each `<td>` a `data-label` (the words of its column) for the
 * card; the cell that names the row is a `<th scope="row">` and needs none. `class="numeric"` on cells with figures,
 * `class="actions-cell"` on one with buttons. Rules of one's own for the cards: `@container admin-table (width < 44rem)`.
 */
import { Component, ViewEncapsulation } from '@angular/core';

@Component({
  selector: 'vroom-admin-table',
  template: '<ng-content />',
  styleUrl: './admin-table.css',
  // The table is the page's, so that the rules have to reach it.
  encapsulation: ViewEncapsulation.None,
})
export class AdminTable {}
