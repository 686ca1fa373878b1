/**
 * The frame around the pages. A room in a call takes the whole window: `inject(Frame).immersive.set(true)` hides the
 * header and the footer; set it back when the call ends.
 */
import { Service, signal } from '@angular/core';

@Service()
export class Frame {
  readonly immersive = signal(false);
}
