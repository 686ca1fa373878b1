import { endpoints, problemSchema } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Scene } from './support/scene.ts';
import { outcome } from './support/visitor.ts';

const most = endpoints.sendUplinkSample.bytes;
const type = 'application/octet-stream';

describe('a sample of the upload', () => {
  let server: VroomServer;
  let scene: Scene;
  beforeAll(async () => {
    server = await VroomServer.start();
    scene = await Scene.start(server.url);
  });
  afterAll(async () => {
    scene.close();
    await server.stop();
  });

  /** @returns the status where it was taken, else the code of the problem */
  async function sent(body: BodyInit, contentType = type, room = scene.name): Promise<number | string> {
    const response = await fetch(`${server.url}/api/v1/rooms/${room}/uplink-samples`, {
      method: 'POST',
      headers: { 'Content-Type': contentType },
      body,
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    });
    return response.ok ? response.status : problemSchema.parse(await response.json()).code;
  }

  /** Of a length that nobody is told before. */
  const streamed = (bytes: number) => new Blob([new Uint8Array(bytes)]).stream();

  it.each([0, 1, 16_384, most])('of %i bytes is taken from anybody who is at the door', async (bytes) => {
    expect(await sent(new Uint8Array(bytes))).toBe(204);
    expect(await sent(streamed(bytes))).toBe(204);
  });

  it('has an end', async () => {
    expect(await sent(new Uint8Array(most + 1))).toBe('payload_too_large');
    expect(await sent(streamed(most + 1))).toBe('payload_too_large');
    expect(await sent(streamed(most * 8))).toBe('payload_too_large');
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])('is no %s', async (contentType) => {
    expect(await sent('{}', contentType)).toBe('unsupported_media_type');
  });

  it('is taken for rooms that there are', async () => {
    expect(await sent(new Uint8Array(1), type, 'nowhere')).toBe('room_not_found');
    expect(await sent(new Uint8Array(1), type, 'a%20b')).toBe('room_name_invalid');
  });

  it('leaves other calls to JSON', async () => {
    const headers = { 'Content-Type': type };
    const response = await fetch(`${server.url}/api/v1/rooms`, { method: 'POST', headers, body: '{}' });
    expect(problemSchema.parse(await response.json()).code).toBe('unsupported_media_type');
  });

  it('that breaks off is no fault of the server', async () => {
    const aborted = new AbortController();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(1000)),
      pull: () => aborted.abort(),
    });
    const url = `${server.url}/api/v1/rooms/${scene.name}/uplink-samples`;
    const init = { method: 'POST', headers: { 'Content-Type': type }, body, duplex: 'half', signal: aborted.signal };
    await expect(fetch(url, init as RequestInit)).rejects.toThrow();
    expect(await sent(new Uint8Array(1))).toBe(204);
    expect(server.output).not.toMatch(/"level":50/);
  });
});

it('counts the samples of each client apart from its calls', async () => {
  const server = await VroomServer.start({ VROOM_DAEMON_SAMPLE_RATE: '2' });
  const { creator, params } = await Scene.start(server.url);
  const sample = () => outcome(creator.rest.call('sendUplinkSample', { params, bytes: new Uint8Array(16) }));
  expect([await sample(), await sample(), await sample()]).toEqual([undefined, undefined, 'too_many_requests']);
  await expect(creator.rest.call('getRoom', { params })).resolves.toMatchObject({ name: params.name });
  await server.stop();
});
