import { describe, expect, it } from 'vitest';
import { resolveDataLimits, type DataLimits } from './data-limits.js';
import { DataLink } from './data-link.js';
import { FakeClock } from './testing/fake-clock.js';
import { pairedChannels } from './testing/fake-data-channel.js';
import { flush } from './testing/flush.js';
import { RecordingLog } from './testing/recording-log.js';
import { connectedPair } from './testing/world.js';

function makeLink(limits: Partial<DataLimits> = {}) {
  const clock = new FakeClock();
  const heard: string[] = [];
  const link = new DataLink(
    resolveDataLimits(limits),
    {
      open: () => heard.push('open'),
      text: (text) => heard.push(`text ${text}`),
      dropped: (reason) => heard.push(`dropped ${reason}`),
      lost: () => heard.push('lost'),
    },
    clock,
    new RecordingLog(),
  );
  const [near, far] = pairedChannels();
  const arrived: unknown[] = [];
  far.addEventListener('message', (event) => arrived.push((event as MessageEvent).data));
  const open = async (): Promise<void> => {
    far.open();
    near.open();
    await flush();
  };
  return { clock, heard, link, near, far, arrived, open };
}

describe('outgoing messages', () => {
  it('wait for the channel, in order and no more than the queue holds', async () => {
    const { link, near, arrived, open, heard } = makeLink({ maxQueuedMessages: 2 });
    expect([link.send('1'), link.send('2'), link.send('3')]).toEqual([true, true, false]);
    link.attach(near.asChannel);
    await open();
    expect(arrived).toEqual(['1', '2']);
    expect(heard).toEqual(['open']);
    expect(link.send('4')).toBe(true);
    await flush();
    expect(arrived).toEqual(['1', '2', '4']);
  });

  it('that are too large are refused, by bytes and not by characters', async () => {
    const { link, near, arrived, open } = makeLink({ maxMessageBytes: 6, maxBufferedBytes: 6 });
    link.attach(near.asChannel);
    await open();
    expect([link.send('123456'), link.send('1234567'), link.send('€€'), link.send('€€1')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    await flush();
    expect(arrived).toEqual(['123456', '€€']);
  });

  it('never fill the buffer beyond its bound, and all arrive once it drains', async () => {
    const { link, near, arrived, open } = makeLink({ maxMessageBytes: 10, maxBufferedBytes: 35, maxQueuedMessages: 4 });
    link.attach(near.asChannel);
    await open();
    near.stalled = true;
    const taken = Array.from({ length: 10 }, (_, index) => link.send(`message-${String(index)}`.slice(0, 9)));
    // 9 bytes each: three fit while the buffer is at 25 or less, four wait, the others are refused.
    expect(near.bufferedAmount).toBe(27);
    expect(taken.filter(Boolean)).toHaveLength(7);
    let most = 0;
    near.addEventListener('bufferedamountlow', () => (most = Math.max(most, near.bufferedAmount)));
    near.stalled = false;
    near.resume();
    await flush();
    expect(arrived).toHaveLength(7);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(35);
    expect(near.bufferedAmount).toBe(0);
  });

  it('do not starve where one message is as large as the buffer', async () => {
    const { link, near, arrived, open } = makeLink({ maxMessageBytes: 10, maxBufferedBytes: 10 });
    link.attach(near.asChannel);
    await open();
    for (const text of ['1', '2222222222', '3333333333']) expect(link.send(text)).toBe(true);
    await flush();
    expect(arrived).toEqual(['1', '2222222222', '3333333333']);
  });

  it('that the browser refuses stay queued', async () => {
    const { link, near, arrived, open } = makeLink();
    link.attach(near.asChannel);
    await open();
    const { send } = near;
    near.send = () => {
      throw new DOMException('full', 'OperationError');
    };
    expect(link.send('1')).toBe(true);
    near.send = send;
    expect(link.send('2')).toBe(true);
    await flush();
    expect(arrived).toEqual(['1', '2']);
  });

  it('go over the next channel where one is lost', async () => {
    const { link, near, heard } = makeLink();
    link.attach(near.asChannel);
    near.end();
    expect(heard).toEqual(['lost']);
    link.detach();
    expect(link.send('1')).toBe(true);
    const next = pairedChannels();
    const arrived: unknown[] = [];
    next[1].addEventListener('message', (event) => arrived.push((event as MessageEvent).data));
    link.attach(next[0].asChannel);
    next[1].open();
    next[0].open();
    await flush();
    expect(arrived).toEqual(['1']);
  });
});

describe('incoming messages', () => {
  it('are bounded in size, and must be text', async () => {
    const { link, near, far, open, heard } = makeLink({ maxMessageBytes: 4 });
    link.attach(near.asChannel);
    await open();
    for (const data of ['1234', '12345', '€€', new ArrayBuffer(2)]) far.send(data);
    await flush();
    expect(heard).toEqual(['open', 'text 1234', 'dropped too_large', 'dropped too_large', 'dropped not_text']);
  });

  it('are bounded in rate, also across channels and when the clock is set back', async () => {
    const { clock, link, near, far, open, heard } = makeLink({ burst: 3, maxMessagesPerSecond: 2 });
    link.attach(near.asChannel);
    await open();
    const count = async (messages: number): Promise<number> => {
      heard.length = 0;
      for (let index = 0; index < messages; index += 1) far.send('x');
      await flush();
      expect(heard).toHaveLength(messages);
      return heard.filter((each) => each === 'text x').length;
    };
    expect(await count(5)).toBe(3);
    await clock.advance(1_000);
    expect(await count(5)).toBe(2);
    link.attach(near.asChannel);
    expect(await count(5)).toBe(0);
    await clock.advance(100_000);
    expect(await count(5)).toBe(3);
    await clock.advance(-50_000);
    expect(await count(1)).toBe(0);
    await clock.advance(1_000);
    expect(await count(5)).toBe(2);
  });

  it('reach nobody after detach', async () => {
    const { link, near, far, open, heard } = makeLink();
    link.attach(near.asChannel);
    await open();
    link.detach();
    far.send('x');
    await flush();
    expect(heard).toEqual(['open']);
  });

  it('reach nobody after the peer was removed', async () => {
    const { world, a } = await connectedPair();
    const channel = world.network.pair('a', 'b')[0].channels.get(0);
    a.mesh.removePeer('b');
    channel?.dispatchEvent(new MessageEvent('message', { data: '{"text":"late"}' }));
    expect(a.heard.message).toEqual([]);
  });

  it('that the codec refuses are dropped and counted, never thrown', async () => {
    const { world, a, b } = await connectedPair();
    const channel = world.network.pair('a', 'b')[1].channels.get(0);
    for (const text of ['no json', '{}', '{"text":"hello"}', new ArrayBuffer(1)]) channel?.send(text);
    await world.settle();
    expect(a.heard.dropped.map(({ reason }) => reason)).toEqual(['invalid', 'invalid', 'not_text']);
    expect(a.heard.dropped.every(({ peerId }) => peerId === 'b')).toBe(true);
    expect(a.mesh.dropped).toBe(3);
    expect(a.heard.message).toEqual([{ peerId: 'b', message: { text: 'hello' } }]);
    expect([a.log.warnings, b.mesh.dropped]).toEqual([[], 0]);
  });

  it('are not sent where the codec cannot encode them', async () => {
    const { a } = await connectedPair();
    const circular: { text: string; self?: object } = { text: 'x' };
    circular.self = circular;
    expect(a.mesh.send('b', circular)).toBe(false);
    a.mesh.broadcast(circular);
    expect(a.log.warnings).toEqual(['a message could not be encoded', 'a message could not be encoded']);
  });
});
