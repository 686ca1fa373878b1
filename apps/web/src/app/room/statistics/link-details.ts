import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LinkState, MediaSlot } from '@vroom/mesh';
import { Languages } from '../../shared/languages';
import type { Flow, LinkHealth, LinkStatistics } from '../link-statistics';
import { linkQuality } from '../quality';
import { flowRows, roundTripRow } from './rows';

const qualityWords = {
  good: 'room.quality.good',
  medium: 'room.quality.medium',
  warn: 'room.quality.warn',
  poor: 'room.quality.poor',
} as const;
const flowWords = {
  in: {
    audio: 'room.statistics.hear',
    camera: 'room.statistics.see',
    screen: 'room.statistics.seeScreen',
    screenAudio: 'room.statistics.hearScreen',
  },
  out: {
    audio: 'room.statistics.say',
    camera: 'room.statistics.show',
    screen: 'room.statistics.showScreen',
    screenAudio: 'room.statistics.sayScreen',
  },
} as const satisfies Record<Flow['direction'], Record<MediaSlot, string>>;

/** The connection to one person, in words and numbers. */
@Component({
  selector: 'vroom-link-details',
  imports: [TranslocoDirective],
  templateUrl: './link-details.html',
  styleUrl: './link-details.css',
})
export class LinkDetails {
  private readonly language = inject(Languages).current;

  readonly name = input.required<string>();
  readonly link = input.required<LinkState>();
  readonly latencyMs = input.required<number | null>();
  readonly health = input.required<LinkHealth | null>();
  readonly statistics = input.required<LinkStatistics | undefined>();

  protected readonly quality = computed(() => {
    const quality = linkQuality(this.link(), this.latencyMs(), this.health());
    return quality && qualityWords[quality];
  });
  protected readonly way = computed(() => {
    const relayed = this.statistics()?.relayed ?? null;
    if (relayed === null) return null;
    return relayed ? 'room.statistics.relayed' : 'room.statistics.direct';
  });
  protected readonly roundTrip = computed(() => roundTripRow(this.statistics()?.roundTripMs ?? null, this.language()));
  protected readonly flows = computed(() =>
    (this.statistics()?.flows ?? [])
      .filter(isOfUse)
      .map((flow) => ({ flow, heading: flowWords[flow.direction][flow.slot], rows: flowRows(flow, this.language()) })),
  );
}

/** Of what is shared beside the camera one speaks only while it is. */
function isOfUse({ slot, bitsPerSecond }: Flow): boolean {
  return slot === 'audio' || slot === 'camera' || (bitsPerSecond ?? 0) > 0;
}
