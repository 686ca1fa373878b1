import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  type ElementRef,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { ApiError } from '@vroom/api-client';
import { systemClock } from '@vroom/mesh';
import { Api } from '../../shared/api';
import { ErrorView } from '../../shared/error-view';
import { Languages } from '../../shared/languages';
import { RoomStore } from '../room-store';
import { panelFocus } from '../panel-focus';
import { Notes } from './notes';
import { padPage } from './pad-page';
import { type PadState, PadVisit } from './pad-visit';

/** A page that has not come after this long is not waited for, in ms. */
const patience = 20_000;

/** The pad of the room beside the people, or over them on a phone: a page of Etherpad in a frame. */
@Component({
  selector: 'vroom-notes-panel',
  imports: [ErrorView, LucideX, TranslocoDirective],
  templateUrl: './notes-panel.html',
  styleUrls: ['../side-panel.css', './notes-panel.css'],
  host: { '(keydown.escape)': 'close()' },
})
export class NotesPanel {
  private readonly api = inject(Api);
  private readonly store = inject(RoomStore);
  private readonly notes = inject(Notes);
  private readonly language = inject(Languages).current;
  private readonly sanitizer = inject(DomSanitizer);
  private readonly document = inject(DOCUMENT);
  private readonly panel = viewChild<ElementRef<HTMLElement>>('panel');
  private readonly frame = viewChild<ElementRef<HTMLIFrameElement>>('frame');
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly closeButton = viewChild<ElementRef<HTMLElement>>('closeButton');
  private readonly focus = panelFocus('notes-button');
  private readonly visit = new PadVisit({
    ask: () => this.ask(),
    show: (state) => this.show(state),
    busy: () => this.document.activeElement === this.frame()?.nativeElement,
    clock: systemClock,
  });
  private timer: unknown;

  protected readonly state = signal<PadState>({ at: 'loading' });
  /** Whether the page has come. */
  protected readonly loaded = signal(false);
  protected readonly room = computed(() => this.store.settings()?.name ?? '');
  protected readonly error = computed(() => {
    const state = this.state();
    return state.at === 'failed' ? state.error : undefined;
  });
  /** A list of one: another visit is another frame. */
  protected readonly pages = computed(() => {
    const state = this.state();
    return state.at === 'shown' ? [{ visit: state.visit, address: this.addressOf(state.padUrl) }] : [];
  });

  constructor() {
    this.focus.comes();
    // Again after each wipe: the pad is another one then.
    effect(() => {
      this.store.wipedAt();
      untracked(() => this.begin());
    });
    inject(DestroyRef).onDestroy(() => {
      this.visit.end();
      systemClock.clearTimeout(this.timer);
    });
    afterNextRender(() => this.heading()?.nativeElement.focus({ preventScroll: true }));
  }

  protected begin(): void {
    void this.visit.begin();
  }

  protected arrived(): void {
    this.loaded.set(true);
    systemClock.clearTimeout(this.timer);
  }

  /** The focus goes back to where it came from, unless it is elsewhere already. */
  protected close(): void {
    const inside = this.panel()?.nativeElement.contains(this.document.activeElement);
    this.notes.show(false);
    if (inside) this.focus.goesBack();
  }

  /** Past the frame, in which the keyboard is Etherpad's; where it covers all else, back to its beginning. */
  protected skip(): void {
    const button = this.document.getElementById('notes-button');
    button?.focus();
    if (this.document.activeElement !== button) this.closeButton()?.nativeElement.focus();
  }

  private show(state: PadState): void {
    systemClock.clearTimeout(this.timer);
    this.state.set(state);
    if (state.at !== 'shown') return;
    this.loaded.set(false);
    this.timer = systemClock.setTimeout(() => this.giveUp(), patience);
  }

  private giveUp(): void {
    this.visit.end();
    this.state.set({ at: 'failed', error: new ApiError('unreachable', 'The page of the pad does not come') });
  }

  private ask() {
    const { displayName } = this.store.identity();
    const body = displayName === '' ? {} : { displayName };
    return this.api.call('openPadSession', { params: { name: this.room() }, body });
  }

  /** Trusted, since our own server names it. The colour and the language are those of when it is opened, as the name is. */
  private addressOf(padUrl: string) {
    const { color } = untracked(this.store.identity);
    const style = getComputedStyle(this.document.documentElement);
    const writer = {
      color: style.getPropertyValue(`--peer-${color}`).trim(),
      language: untracked(this.language),
    };
    return this.sanitizer.bypassSecurityTrustResourceUrl(padPage(padUrl, writer));
  }
}
