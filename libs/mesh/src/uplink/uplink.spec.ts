import { describe, expect, it } from 'vitest';
import type { UplinkState } from '../options.js';
import { FakeClock } from '../testing/fake-clock.js';
import { FakeTrack } from '../testing/fake-media.js';
import { FakeOutgoing } from '../testing/fake-outgoing.js';
import { flush } from '../testing/flush.js';
import type { Shaping } from './shaping.js';
import type { Withheld } from './plan.js';
import { Uplink, type ShapedLink } from './uplink.js';

/** A link over a line of so many kbit/s, of which it uses all that it may. */
class FakeLink implements ShapedLink {
  connected = true;
  shaping: Shaping = {};
  lineKbps = Infinity;
  overloaded = false;
  private bytes = 0;
  private packets = 0;
  private lost = 0;

  shape(shaping: Shaping): void {
    this.shaping = shaping;
  }

  get wantedKbps(): number {
    const slots = [this.shaping.audio, this.shaping.camera, this.shaping.screen];
    return slots.reduce((sum, slot) => sum + (slot?.active === false ? 0 : (slot?.maxBitrate ?? 0)), 0) / 1000;
  }

  async stats(): Promise<RTCStatsReport> {
    const sent = this.wantedKbps * 2;
    const through = Math.min(this.lineKbps * 2, sent);
    this.bytes += (sent * 1000) / 8;
    this.packets += sent;
    this.lost += sent - through;
    const outbound = {
      type: 'outbound-rtp',
      bytesSent: this.bytes,
      packetsSent: this.packets,
      qualityLimitationReason: this.overloaded ? 'cpu' : 'none',
    };
    const remote = { type: 'remote-inbound-rtp', packetsLost: this.lost };
    return new Map(Object.entries({ outbound, remote }));
  }
}

function setUp(count: number, most = 4000, first?: number) {
  const clock = new FakeClock();
  const media = new FakeOutgoing();
  media.tracks.camera = new FakeTrack('video', undefined, { width: 1280, height: 720, frameRate: 15 });
  const links = new Map(Array.from({ length: count }, (_, index) => [String(index), new FakeLink()] as const));
  const told: UplinkState[] = [];
  const withheld = new Map<string, Withheld>();
  const uplink = new Uplink({
    clock,
    media,
    links,
    most,
    ...(first !== undefined && { first }),
    changed: (state) => told.push(state),
    withheld: (peerId, pictures) => withheld.set(peerId, pictures),
  });
  for (const id of links.keys()) uplink.setShown(id, { camera: 720, screen: 1080 });
  const total = () => [...links.values()].reduce((sum, { wantedKbps }) => sum + wantedKbps, 0);
  const steps = (number: number) => clock.advance(number * 2000, flush);
  return { clock, media, links, told, withheld, uplink, total, steps };
}

describe('one upload for all', () => {
  it('begins with little, and grows to the setting while all gets through', async () => {
    const { total, told, steps } = setUp(6);
    expect(total()).toBeLessThanOrEqual(2000);
    await steps(30);
    expect(told.at(-1)?.budget).toBe(4000);
    expect(total()).toBeGreaterThan(2500);
    expect(total()).toBeLessThanOrEqual(4000);
  });

  it.each([
    [undefined, 2000],
    [300, 300],
    [3500, 3500],
    [90_000, 4000],
    [1, 60],
  ])('begins with what was measured: %s kbit/s give %i', (first, budget) => {
    const { told, total } = setUp(1, 4000, first);
    expect(told.at(-1)?.budget).toBe(budget);
    expect(total()).toBeLessThanOrEqual(budget);
  });

  it('is not exceeded by peers who come, and given back by those who go', async () => {
    const { links, uplink, total, steps } = setUp(2);
    await steps(30);
    for (let id = 2; id < 8; id += 1) {
      links.set(String(id), new FakeLink());
      uplink.replan();
      expect(total()).toBeLessThanOrEqual(4000);
    }
    for (let id = 7; id > 0; id -= 1) {
      links.delete(String(id));
      uplink.forget(String(id));
    }
    expect(links.get('0')?.shaping.camera).toMatchObject({ active: true, scaleResolutionDownBy: 1 });
  });

  it('follows what a peer shows: nothing is not even encoded', async () => {
    const { clock, links, uplink } = setUp(1);
    await clock.advance(500, flush);
    const camera = () => links.get('0')?.shaping.camera;
    uplink.setShown('0', { camera: 0, screen: 0 });
    expect(camera()).toEqual({ active: false });
    uplink.setShown('0', { camera: 170, screen: 0 });
    await clock.advance(500, flush);
    expect(camera()).toMatchObject({ active: true, scaleResolutionDownBy: 4, maxFramerate: 15 });
    uplink.setShown('nobody', { camera: 720, screen: 0 });
    expect(links.size).toBe(1);
  });

  it('changes the encoders of all no oftener than twice a second, however often somebody says another size', async () => {
    const { clock, links, uplink } = setUp(2);
    await clock.advance(1000, flush);
    const scales: unknown[] = [];
    const [link] = links.values();
    const shape = link!.shape.bind(link);
    link!.shape = (shaping) => {
      scales.push(shaping.camera?.scaleResolutionDownBy);
      shape(shaping);
    };
    for (let each = 0; each < 50; each += 1) uplink.setShown('0', { camera: each % 2 ? 720 : 90, screen: 0 });
    expect(scales).toEqual([8]);
    await clock.advance(499, flush);
    expect(scales).toHaveLength(1);
    await clock.advance(1, flush);
    expect(scales).toHaveLength(2);
  });

  it('is not taken from everybody by one whose line is bad, or who says so', async () => {
    const { links, told, steps } = setUp(4);
    await steps(10);
    const before = told.at(-1)!.budget;
    links.get('0')!.lineKbps = 0;
    await steps(20);
    expect(told.at(-1)!.budget).toBeGreaterThanOrEqual(before);
    expect(links.get('1')?.shaping.camera).toMatchObject({ active: true });
  });

  it('goes down with loss to sound alone, says so, and comes back', async () => {
    const { links, told, withheld, steps } = setUp(2);
    for (const link of links.values()) link.lineKbps = 50;
    await steps(15);
    expect(told.at(-1)).toMatchObject({ audioOnly: true, cameraShort: 0 });
    expect([...withheld.values()]).toEqual(Array(2).fill({ camera: true, screen: false }));
    for (const { shaping } of links.values()) {
      expect(shaping.camera).toEqual({ active: false });
      expect(shaping.audio).toMatchObject({ priority: 'high' });
      expect(shaping.audio?.active).toBeUndefined();
    }
    for (const link of links.values()) link.lineKbps = 2000;
    await steps(40);
    expect(told.at(-1)).toMatchObject({ audioOnly: false });
    expect([...withheld.values()]).toEqual(Array(2).fill({ camera: false, screen: false }));
    expect(told.at(-1)?.cameraShort).toBeGreaterThan(90);
  });

  it('keeps its pictures after a line was away for a moment, whose loss is told late', async () => {
    const { links, told, steps } = setUp(1);
    await steps(10);
    const before = told.at(-1)?.budget;
    const [link] = links.values();
    link!.lineKbps = 0;
    await steps(2);
    link!.lineKbps = Infinity;
    await steps(1);
    expect(told.some(({ audioOnly }) => audioOnly)).toBe(false);
    expect(told.at(-1)?.budget).toBeGreaterThanOrEqual(before!);
  });

  it('says who gets no picture where there is room for some only, and nothing of who looks away', async () => {
    const { clock, withheld, uplink } = setUp(3, 200);
    expect(['0', '1', '2'].filter((id) => withheld.get(id)?.camera)).toEqual(['1', '2']);
    uplink.setShown('2', { camera: 0, screen: 0 });
    await clock.advance(500, flush);
    expect(withheld.get('2')).toEqual({ camera: false, screen: false });
  });

  it('spares a processor that is overloaded', async () => {
    const { links, told, steps } = setUp(1);
    for (const link of links.values()) link.overloaded = true;
    await steps(6);
    expect(told.at(-1)?.cameraShort).toBe(360);
  });

  it('stops when it is closed', async () => {
    const { clock, uplink, links, told } = setUp(1);
    uplink.close();
    const before = told.length;
    await clock.advance(10_000, flush);
    for (const link of links.values()) link.shaping = {};
    uplink.replan();
    expect([told.length, clock.armed]).toEqual([before, 0]);
    expect(links.get('0')?.shaping).toEqual({});
  });
});
