import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { Preferences } from '../shared/preferences';

@Component({
  selector: 'vroom-recent-rooms',
  imports: [LucideX, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (rooms().length > 0) {
        <h2 id="recent-rooms">{{ t('home.recent.title') }}</h2>
        <ul role="list" aria-labelledby="recent-rooms">
          @for (room of rooms(); track room.name) {
            <li>
              <a [routerLink]="['/', room.name]">{{ room.name }}</a>
              <button
                type="button"
                [attr.aria-label]="t('home.recent.forget', { name: room.name })"
                (click)="forget(room.name)"
              >
                <svg lucideX size="16"></svg>
              </button>
            </li>
          }
        </ul>
      }
    </ng-container>
  `,
  styleUrl: './recent-rooms.css',
})
export class RecentRooms {
  private readonly preferences = inject(Preferences);

  protected readonly rooms = computed(() => this.preferences.values().recentRooms);

  protected forget(name: string): void {
    this.preferences.forgetRoom(name);
  }
}
