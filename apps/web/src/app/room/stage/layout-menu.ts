import { CdkMenu, CdkMenuGroup, CdkMenuItemCheckbox, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCheck, LucideGalleryThumbnails, LucideLayoutGrid, LucideSparkles } from '@lucide/angular';
import { type LayoutChoice, layoutChoices } from '../../shared/preference-values';
import { Preferences } from '../../shared/preferences';

const words: Readonly<Record<LayoutChoice, string>> = {
  auto: 'room.stage.layout.auto',
  grid: 'room.stage.layout.grid',
  speaker: 'room.stage.layout.speaker',
};

/** How the people stand on the stage, and whether one sees oneself. Remembered on the device. */
@Component({
  selector: 'vroom-layout-menu',
  imports: [
    CdkMenu,
    CdkMenuGroup,
    CdkMenuItemCheckbox,
    CdkMenuItemRadio,
    CdkMenuTrigger,
    LucideCheck,
    LucideGalleryThumbnails,
    LucideLayoutGrid,
    LucideSparkles,
    TranslocoDirective,
  ],
  templateUrl: './layout-menu.html',
  styleUrls: ['../menu.css', './layout-menu.css'],
})
export class LayoutMenu {
  private readonly preferences = inject(Preferences);

  protected readonly choices = layoutChoices;
  protected readonly words = words;
  protected readonly layout = computed(() => this.preferences.values().layout);
  protected readonly selfView = computed(() => this.preferences.values().selfView);

  protected choose(layout: LayoutChoice): void {
    this.preferences.update({ layout });
  }

  protected toggleSelfView(): void {
    this.preferences.update({ selfView: !this.selfView() });
  }
}
