/** Content security policies (CSP level 3): what the browser may load and run for an answer of ours. */

type Directives = Readonly<Record<string, readonly string[]>>;

const none = ["'none'"];
const self = ["'self'"];

/** What nobody may do with an answer, whichever it is. */
const everywhere: Directives = {
  'default-src': none,
  'base-uri': none,
  'form-action': none,
  'frame-ancestors': none,
};

function written(directives: Directives): string {
  return Object.entries({ ...everywhere, ...directives })
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** Of data, files and errors: they are to be read, and load nothing. */
export const dataPolicy = written({});

export interface PageSources {
  /** Of this answer alone; the styles that Angular makes for its components carry it. */
  nonce: string;
  /** Origins that the page may show in a frame, such as that of Etherpad. */
  frames: readonly string[];
}

/** Of the app: its own scripts and no others, none of them in the page; media that peers and devices give (`blob:`). */
export function pagePolicy({ nonce, frames }: PageSources): string {
  return written({
    'script-src': self,
    'style-src': [...self, `'nonce-${nonce}'`],
    'img-src': [...self, 'data:', 'blob:'],
    'font-src': self,
    'media-src': [...self, 'blob:'],
    'connect-src': self,
    'manifest-src': self,
    'base-uri': self,
    'frame-src': frames.length > 0 ? frames : none,
  });
}

/** Of the page of the API: Swagger UI writes styles into its elements, but no scripts. */
export const apiDocsPolicy = written({
  'script-src': self,
  'style-src': [...self, "'unsafe-inline'"],
  'img-src': [...self, 'data:'],
  'connect-src': self,
});
