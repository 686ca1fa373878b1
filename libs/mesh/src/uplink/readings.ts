/** What the statistics of one link say of sending, as counters since its connection began. */
export interface LinkReading {
  readonly bytes: number;
  readonly packets: number;
  readonly lost: number;
  /** kbit/s; `undefined` where the browser does not say. */
  readonly available: number | undefined;
  readonly overloaded: boolean;
}

/** The entries of W3C webrtc-stats as far as they are read; browsers leave out what they don't know. */
type Entry = Readonly<Record<string, unknown>>;

/** Reads what one sends over a link. */
export function readLink(report: RTCStatsReport): LinkReading {
  let [bytes, packets, lost] = [0, 0, 0];
  let overloaded = false;
  const entries = [...(report as unknown as ReadonlyMap<string, Entry>).values()];
  for (const entry of entries) {
    if (entry['type'] === 'outbound-rtp') {
      bytes += count(entry['bytesSent']) + count(entry['headerBytesSent']);
      packets += count(entry['packetsSent']);
      overloaded ||= entry['qualityLimitationReason'] === 'cpu';
    } else if (entry['type'] === 'remote-inbound-rtp') {
      // What is lost may be negative: packets that came twice.
      lost += count(entry['packetsLost']);
    }
  }
  return { bytes, packets, lost, available: availableOf(entries), overloaded };
}

function availableOf(entries: readonly Entry[]): number | undefined {
  const selected = entries.find(({ type }) => type === 'transport')?.['selectedCandidatePairId'];
  const pair = entries.find(({ type, id }) => type === 'candidate-pair' && id === selected);
  const available = pair?.['availableOutgoingBitrate'];
  return typeof available === 'number' && available > 0 ? available / 1000 : undefined;
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : 0;
}

/** What was measured between two looks at all links. Links that came or were rebuilt meanwhile count from the next one on. */
export function measure(
  before: ReadonlyMap<string, LinkReading>,
  now: ReadonlyMap<string, LinkReading>,
  seconds: number,
): { sentKbps: number; loss: number; availableKbps: number | undefined } {
  let bytes = 0;
  const losses: number[] = [];
  let available: number | undefined = 0;
  for (const [id, reading] of now) {
    const last = before.get(id);
    available = available === undefined || reading.available === undefined ? undefined : available + reading.available;
    if (!last || last.bytes > reading.bytes) continue;
    bytes += reading.bytes - last.bytes;
    const packets = reading.packets - last.packets;
    if (packets > 0) losses.push(Math.min(1, Math.max(0, reading.lost - last.lost) / packets));
  }
  const sentKbps = (bytes * 8) / 1000 / seconds;
  return { sentKbps, loss: lowerMedian(losses), availableKbps: now.size > 0 ? available : undefined };
}

/**
 * Half of the links lose as much or more: one's own line is full. Where only a few do, it is their lines; and what is lost is
 * the other side's word, by which nobody takes the pictures from everybody else.
 */
function lowerMedian(losses: readonly number[]): number {
  const sorted = losses.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
