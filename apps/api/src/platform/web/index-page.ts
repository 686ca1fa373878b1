import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'express';
import { pagePolicy } from '../http/content-policies.js';

/** What the build says of where it is, and the element in which Angular looks for the nonce of its styles. */
const base = '<base href="/"/>';
const shell = '<vroom-shell>';

export interface IndexPageOptions {
  /** The path under which people find the app; `''` for the root. */
  base: string;
  /** What the instance makes of the page of the build: its name, its colours. */
  look: (page: string) => string;
  /** Origins that the page may show in a frame. */
  frames?: readonly string[];
}

/** The page of the app: one and the same for each address, but for a nonce. */
export class IndexPage {
  private readonly before: string;
  private readonly after: string;
  private readonly frames: readonly string[];

  /** @param folder of the built app */
  constructor(folder: string, { base: path, look, frames = [] }: IndexPageOptions) {
    const built = look(readFileSync(join(folder, 'index.html'), 'utf8'));
    if (!built.includes(base) || !built.includes(shell)) throw new Error(`index.html lacks ${base} or ${shell}`);
    const [before = '', after = ''] = built.replace(base, `<base href="${path}/"/>`).split(shell);
    this.before = before;
    this.after = after;
    this.frames = frames;
  }

  /** Never from a cache: the nonce of a page that was kept would be known. */
  send(response: Response): void {
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Security-Policy', pagePolicy({ nonce, frames: this.frames }));
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    // Not by Express' `send`, which would make an ETag of it.
    response.end(`${this.before}<vroom-shell ngCspNonce="${nonce}">${this.after}`);
  }
}
