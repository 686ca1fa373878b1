import { Component, computed, DOCUMENT, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideArrowRight, LucideGlobe, LucideLock, LucideServer } from '@lucide/angular';
import { ApiError } from '@vroom/api-client';
import { Api } from '../shared/api';
import { ErrorView } from '../shared/error-view';
import { Look } from '../shared/look';
import { Illustration } from './illustration';
import { RecentRooms } from './recent-rooms';
import { viewRoomName } from './room-name-view';
import { WaitingInvitation } from './waiting-invitation';

@Component({
  selector: 'vroom-home-page',
  imports: [
    ErrorView,
    Illustration,
    LucideArrowRight,
    LucideGlobe,
    LucideLock,
    LucideServer,
    RecentRooms,
    TranslocoDirective,
    WaitingInvitation,
  ],
  templateUrl: './home-page.html',
  styleUrl: './home-page.css',
})
export class HomePage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly baseUri = new URL(inject(DOCUMENT).baseURI);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  protected readonly look = inject(Look);
  protected readonly prefix = `${this.baseUri.host}${this.baseUri.pathname}`;
  protected readonly typed = signal('');
  protected readonly name = computed(() => viewRoomName(this.typed()));
  protected readonly busy = signal(false);
  /** The name somebody else has taken already. */
  protected readonly taken = signal<string | undefined>(undefined);
  protected readonly failure = signal<unknown>(undefined);

  protected type(text: string): void {
    this.typed.set(text);
    this.taken.set(undefined);
    this.failure.set(undefined);
  }

  protected async open(): Promise<void> {
    const name = this.name();
    if (this.busy()) return;
    if (name.state === 'wrong') {
      this.refocus();
      return;
    }
    this.busy.set(true);
    this.taken.set(undefined);
    this.failure.set(undefined);
    try {
      const body = name.state === 'fits' ? { name: name.name } : {};
      const room = await this.api.call('createRoom', { body });
      await this.router.navigate(['/', room.name]);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'room_exists') this.taken.set(this.typed().trim().toLowerCase());
      else this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected join(room: string): void {
    void this.router.navigate(['/', room]);
  }

  protected use(suggestion: string): void {
    this.type(suggestion);
    this.refocus();
  }

  protected chooseAnother(): void {
    this.taken.set(undefined);
    this.refocus();
  }

  private refocus(): void {
    const field = this.field()?.nativeElement;
    field?.focus();
    field?.select();
  }
}
