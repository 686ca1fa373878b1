import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideUser } from '@lucide/angular';
import type { PeerColor } from '@vroom/contract';
import { initials } from '../../shared/initials';

/** How the others will see me: mirrored, as in a looking glass; the initials where there is no picture. */
@Component({
  selector: 'vroom-preview',
  imports: [LucideUser, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (stream(); as picture) {
        <video [srcObject]="picture" [muted]="true" autoplay playsinline [attr.aria-label]="t('door.preview')"></video>
      } @else {
        <div class="nobody">
          <span class="disc" [style.background]="'var(--peer-' + color() + ')'">
            @if (letters(); as text) {
              {{ text }}
            } @else {
              <svg lucideUser size="40"></svg>
            }
          </span>
          <p>{{ starting() ? t('door.starting') : t('door.cameraOff') }}</p>
        </div>
      }
      <ng-content />
    </ng-container>
  `,
  styleUrl: './preview.css',
  host: { class: 'on-stage' },
})
export class Preview {
  readonly track = input<MediaStreamTrack | null>(null);
  readonly displayName = input('');
  readonly color = input.required<PeerColor>();
  readonly starting = input(false);

  protected readonly stream = computed(() => {
    const track = this.track();
    return track ? new MediaStream([track]) : null;
  });
  protected readonly letters = computed(() => initials(this.displayName()));
}
