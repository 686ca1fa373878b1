import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** So large it may become: bytes that can be allocated between two collections. V8 alone goes on to 64 MB, of which it keeps two. */
const enough = 16 * 2 ** 20;
/** How often one looks how large it is, ms: what is read and kept for a moment, page by page, makes it grow within a second. It takes some µs. */
const step = 100;

let watched = false;
let holds = 0;
let factor = 1;

/**
 * Lets V8's young generation grow until it is large enough, and again where V8 has made it smaller: a server that relays much would
 * collect the smallest one every few hundred signals (docs/adr/0043). V8 has a flag for the largest size too, but reads it once, before
 * any of our code runs.
 */
export function letYoungGenerationGrow(): void {
  watched = true;
  setInterval(tellV8, step).unref();
}

/** Stops its growth, for what goes through much and keeps nothing. @returns what lets it go on where nobody else holds it */
export function holdYoungGeneration(): () => void {
  holds += 1;
  tellV8();
  return () => {
    holds -= 1;
    tellV8();
  };
}

function tellV8(): void {
  const wanted = watched && holds === 0 && capacity() < enough ? 2 : 1;
  if (wanted === factor) return;
  factor = wanted;
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}

function capacity(): number {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return young ? young.space_used_size + young.space_available_size : 0;
}
