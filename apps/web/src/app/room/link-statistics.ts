/** What two readings of `getStats()` (W3C webrtc-stats) say about the connection to one person. */
import { mediaSlots, type MediaSlot } from '@vroom/mesh';

/** What goes one way in one section of the connection. `null` where the browser doesn't tell, or not yet. */
export interface Flow {
  id: string;
  direction: 'in' | 'out';
  slot: MediaSlot;
  kind: 'audio' | 'video';
  width: number | null;
  height: number | null;
  framesPerSecond: number | null;
  bitsPerSecond: number | null;
  lossPercent: number | null;
  jitterMs: number | null;
  codec: string | null;
}

export interface LinkStatistics {
  flows: readonly Flow[];
  roundTripMs: number | null;
  /** Through a server and not straight from one to the other. */
  relayed: boolean | null;
}

/** How well a connection carries, over the time between two readings. */
export interface LinkHealth extends Pick<LinkStatistics, 'relayed'> {
  roundTripMs: number | null;
  lossPercent: number | null;
  jitterMs: number | null;
}

type Entry = Readonly<Record<string, unknown>>;
/** One reading: an RTCStatsReport, or what was kept of one. */
export type Reading = Pick<ReadonlyMap<string, Entry>, 'get' | 'values'>;

/** A report as a reading; the types of the DOM say less than is in it. */
export function readingOf(report: RTCStatsReport): Reading {
  return new Map<string, Entry>([...(report as unknown as Iterable<[string, Entry]>)]);
}

/** @param before an earlier reading; without one there are no rates */
export function linkStatistics(before: Reading | undefined, now: Reading): LinkStatistics {
  const entries = ofType(now, 'inbound-rtp', 'outbound-rtp');
  // Browsers number the sections of a connection from 0 on.
  const flows = mediaSlots.flatMap((slot, index) =>
    entries.filter(({ mid }) => mid === String(index)).map((entry) => flowOf(entry, slot, before, now)),
  );
  const pair = selectedPair(now);
  return { flows, roundTripMs: roundTrip(pair, now), relayed: pair ? isRelayed(pair, now) : null };
}

/** @returns what the reading says of the whole connection, its worst direction counting */
export function linkHealth(before: Reading | undefined, now: Reading): LinkHealth {
  const { flows, roundTripMs, relayed } = linkStatistics(before, now);
  // A flow of hardly any packets says nothing, whatever becomes of them.
  const busy = flows.filter(({ bitsPerSecond }) => (bitsPerSecond ?? 0) > quietBitsPerSecond);
  return {
    roundTripMs,
    lossPercent: worst(busy.map(({ lossPercent }) => lossPercent)),
    // Pictures come in bursts on the best of connections.
    jitterMs: worst(busy.map(({ kind, jitterMs }) => (kind === 'audio' ? jitterMs : null))),
    relayed,
  };
}

const quietBitsPerSecond = 5000;

function flowOf(entry: Entry, slot: MediaSlot, before: Reading | undefined, now: Reading): Flow {
  const incoming = entry['type'] === 'inbound-rtp';
  const then = before?.get(text(entry, 'id'));
  const remote = incoming ? undefined : remoteOf(entry, now);
  const rate = (name: string) => perSecond(then, entry, name);
  const bytes = rate(incoming ? 'bytesReceived' : 'bytesSent');
  const frames = rate(incoming ? 'framesDecoded' : 'framesEncoded');
  return {
    id: text(entry, 'id'),
    direction: incoming ? 'in' : 'out',
    slot,
    kind: kindOf(entry),
    width: number(entry, 'frameWidth'),
    height: number(entry, 'frameHeight'),
    framesPerSecond: kindOf(entry) === 'video' ? frames : null,
    bitsPerSecond: bytes === null ? null : bytes * 8,
    lossPercent: incoming ? lossIn(then, entry) : times(number(remote, 'fractionLost'), 100),
    jitterMs: times(number(incoming ? entry : remote, 'jitter'), 1000),
    codec: codecOf(entry, now),
  };
}

/** How the other side says it receives what one sends. */
function remoteOf(outbound: Entry, reading: Reading): Entry | undefined {
  return (
    reading.get(text(outbound, 'remoteId')) ??
    ofType(reading, 'remote-inbound-rtp').find((entry) => entry['localId'] === outbound['id'])
  );
}

function lossIn(then: Entry | undefined, now: Entry): number | null {
  const [lost, received] = [grown(then, now, 'packetsLost'), grown(then, now, 'packetsReceived')];
  if (lost === null || received === null || lost + received <= 0) return null;
  // Packets that were thought lost may come after all.
  return (Math.max(0, lost) / (Math.max(0, lost) + received)) * 100;
}

function codecOf(entry: Entry, reading: Reading): string | null {
  const name = text(reading.get(text(entry, 'codecId')), 'mimeType').split('/')[1];
  return name ? name : null;
}

function selectedPair(reading: Reading): Entry | undefined {
  const [transport] = ofType(reading, 'transport');
  const pairs = ofType(reading, 'candidate-pair');
  return (
    reading.get(text(transport, 'selectedCandidatePairId')) ??
    // Firefox marks the pair instead.
    pairs.find(({ selected }) => selected === true) ??
    pairs.find(({ nominated, state }) => nominated === true && state === 'succeeded')
  );
}

function roundTrip(pair: Entry | undefined, reading: Reading): number | null {
  const remote = ofType(reading, 'remote-inbound-rtp').map((entry) => number(entry, 'roundTripTime'));
  return times(number(pair, 'currentRoundTripTime') ?? worst(remote), 1000);
}

function isRelayed(pair: Entry, reading: Reading): boolean {
  return ['localCandidateId', 'remoteCandidateId'].some(
    (end) => reading.get(text(pair, end))?.['candidateType'] === 'relay',
  );
}

function ofType(reading: Reading, ...types: string[]): Entry[] {
  return [...reading.values()].filter((entry) => types.includes(text(entry, 'type')));
}

function kindOf(entry: Entry): 'audio' | 'video' {
  return entry['kind'] === 'audio' ? 'audio' : 'video';
}

/** Since the earlier reading; `null` without one, and where the counter began anew. */
function perSecond(then: Entry | undefined, now: Entry, name: string): number | null {
  const [counted, seconds] = [grown(then, now, name), times(grown(then, now, 'timestamp'), 1 / 1000)];
  return counted === null || counted < 0 || seconds === null || seconds <= 0 ? null : counted / seconds;
}

function grown(then: Entry | undefined, now: Entry, name: string): number | null {
  const [from, to] = [number(then, name), number(now, name)];
  return from === null || to === null ? null : to - from;
}

function number(entry: Entry | undefined, name: string): number | null {
  const value = entry?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function text(entry: Entry | undefined, name: string): string {
  const value = entry?.[name];
  return typeof value === 'string' ? value : '';
}

function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

function worst(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? Math.max(...known) : null;
}
