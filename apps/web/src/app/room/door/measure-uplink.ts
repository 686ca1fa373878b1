/** The way to the server, as far as it takes to measure it. */
export interface UplinkProbe {
  /** Uploads so many bytes; fails where the signal aborts it. */
  send(bytes: number, signal: AbortSignal): Promise<unknown>;
  /** In ms. */
  now(): number;
  /** Of the quickest call so far, in ms; 0 where that is not known. */
  roundTrip(): number;
}

/** What most lines carry in a moment. */
const firstBytes = 16_384;
/** More tells nothing new: a line that carries this in a second carries any camera. */
const mostBytes = 196_608;
/** A sample that lasts this long, in ms, tells enough of a line. */
const enough = 1000;
/** What of a line a call may count on: others use it too. */
const share = 0.8;

/**
 * What a call may count on of the way up, in kbit/s. A first sample says roughly how fast that is, a second one lasts about a
 * second, whatever the line. A sample that is aborted proves that the line carries less than that.
 */
export async function measureUplink(probe: UplinkProbe, signal: AbortSignal): Promise<number> {
  const first = await sample(probe, firstBytes, signal);
  if (!first.whole || first.ms >= enough) return usable(first.kbps);
  const bytes = Math.min(mostBytes, Math.ceil((first.kbps * enough) / 8));
  return usable((await sample(probe, bytes, signal)).kbps);
}

interface Sample {
  whole: boolean;
  ms: number;
  kbps: number;
}

async function sample(probe: UplinkProbe, bytes: number, signal: AbortSignal): Promise<Sample> {
  const start = probe.now();
  const whole = await probe.send(bytes, signal).then(
    () => true,
    (error: unknown) => {
      if (!signal.aborted) throw error;
      return false;
    },
  );
  const ms = Math.max(1, probe.now() - start);
  // The answer comes back after a round trip. The quickest one so far may have been a slow one: it takes no more than half.
  const sending = whole ? Math.max(ms / 2, ms - probe.roundTrip()) : ms;
  return { whole, ms, kbps: (bytes * 8) / sending };
}

function usable(kbps: number): number {
  return Math.round(kbps * share);
}
