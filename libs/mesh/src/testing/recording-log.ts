import type { MeshLog } from '../log.js';

/** Keeps what is logged. */
export class RecordingLog implements MeshLog {
  readonly debugs: string[] = [];
  readonly warnings: string[] = [];

  debug(message: string): void {
    this.debugs.push(message);
  }

  warn(message: string): void {
    this.warnings.push(message);
  }
}
