import { Component, computed, DestroyRef, DOCUMENT, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideDownload } from '@lucide/angular';
import type { AuditFilter } from '@vroom/contract';
import { ErrorView } from '../../shared/error-view';
import { Languages } from '../../shared/languages';
import { saveFile } from '../../shared/save-file';
import { AdminApi } from '../kit/admin-api';
import { fileName, receive, type Received } from './received-file';

const calls = { xlsx: 'exportAuditXlsx', csv: 'exportAuditCsv' } as const;
type Format = keyof typeof calls;

/** The same events as a file. It comes as the server reads it, and is handed over when all of it is there. */
@Component({
  selector: 'vroom-audit-export',
  imports: [ErrorView, LucideDownload, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (received(); as far) {
        <p class="progress" data-testid="export-progress">
          <span class="spinner" aria-hidden="true"></span>
          <span class="tabular">
            {{ t('adminAudit.export.progress', { size: size(far.bytes) }) }}
            @if (far.rows !== null) {
              {{ t('adminAudit.export.rows', { rows: number(far.rows) }) }}
            }
          </span>
          <button type="button" class="button" data-testid="export-cancel" (click)="cancel()">
            {{ t('adminAudit.export.cancel') }}
          </button>
        </p>
      } @else {
        <div class="actions">
          <button type="button" class="button" data-testid="export-xlsx" (click)="save('xlsx')">
            <svg lucideDownload></svg> {{ t('adminAudit.export.xlsx') }}
          </button>
          <button type="button" class="button" data-testid="export-csv" (click)="save('csv')">
            <svg lucideDownload></svg> {{ t('adminAudit.export.csv') }}
          </button>
        </div>
      }
      <!-- Its beginning and its end: a voice that counts would never be silent. -->
      <span class="visually-hidden" role="status">
        {{ received() ? t('adminAudit.export.begun') : saved() ? t('adminAudit.export.saved', { file: saved() }) : '' }}
      </span>
      @if (problem(); as error) {
        <vroom-error-view [error]="error" />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    .progress {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
    }
  `,
})
export class AuditExport {
  private readonly api = inject(AdminApi);
  private readonly document = inject(DOCUMENT);
  private readonly languages = inject(Languages);
  private reading: AbortController | undefined;

  readonly filter = input.required<AuditFilter>();

  protected readonly received = signal<Received | undefined>(undefined);
  protected readonly saved = signal('');
  protected readonly problem = signal<unknown>(undefined);
  private readonly numbers = computed(() => new Intl.NumberFormat(this.languages.current()));
  private readonly sizes = computed(
    () => new Intl.NumberFormat(this.languages.current(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.cancel());
  }

  protected async save(format: Format): Promise<void> {
    const reading = new AbortController();
    this.reading = reading;
    this.problem.set(undefined);
    this.saved.set('');
    this.received.set({ bytes: 0, rows: null });
    try {
      const response = await this.api.file(calls[format], { query: this.filter(), signal: reading.signal });
      const blob = await receive(response, (received) => this.tell(reading, received));
      const name = fileName(response, `audit.${format}`);
      saveFile(this.document, name, blob);
      this.saved.set(name);
    } catch (error) {
      if (!reading.signal.aborted) this.problem.set(error);
    } finally {
      if (!reading.signal.aborted) this.received.set(undefined);
    }
  }

  protected cancel(): void {
    this.reading?.abort();
    this.received.set(undefined);
  }

  protected number(count: number): string {
    return this.numbers().format(count);
  }

  /** In megabytes. */
  protected size(bytes: number): string {
    return this.sizes().format(bytes / 1_000_000);
  }

  /** What was given up may still say a last word. */
  private tell({ signal: { aborted } }: AbortController, received: Received): void {
    if (!aborted) this.received.set(received);
  }
}
