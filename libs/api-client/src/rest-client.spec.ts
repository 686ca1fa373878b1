import { describe, expect, it } from 'vitest';
import { RestClient } from './rest-client.js';

interface Sent {
  url: string;
  init: RequestInit;
}

function clientAnswering(answer: () => Response | Promise<Response>): { client: RestClient; sent: Sent[] } {
  const sent: Sent[] = [];
  const client = new RestClient({
    baseUrl: 'https://vroom.example/sub',
    fetch: async (url, init = {}) => {
      sent.push({ url: url as string, init });
      return answer();
    },
  });
  return { client, sent };
}

describe('RestClient', () => {
  it('makes the call the contract describes', async () => {
    const { client, sent } = clientAnswering(() => Response.json({ role: 'participant' }));
    const result = await client.call('authenticate', { params: { name: 'a/../b' }, body: {} });
    expect(result).toEqual({ role: 'participant' });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      url: 'https://vroom.example/sub/api/v1/rooms/a%2F..%2Fb/authentication',
      init: {
        method: 'POST',
        body: '{}',
        headers: { 'Content-Type': 'application/json' },
      },
    });
  });

  it('answers nothing for 204', async () => {
    const { client } = clientAnswering(() => new Response(null, { status: 204 }));
    await expect(client.call('closeSession', {})).resolves.toBeUndefined();
  });

  it('sends bytes as they are, and can be given up', async () => {
    const { client, sent } = clientAnswering(() => new Response(null, { status: 204 }));
    const bytes = new Uint8Array([1, 2, 3]);
    const { signal } = new AbortController();
    await client.call('sendUplinkSample', { params: { name: 'atelier' }, bytes, signal });
    const headers = { 'Content-Type': 'application/octet-stream' };
    expect(sent[0]?.init).toMatchObject({ method: 'POST', headers, body: bytes, signal });
  });

  it("turns problem details into an error with the server's code and words", async () => {
    const problem = { type: 'urn:x', title: 'This room is full.', status: 409, code: 'room_full' };
    const { client } = clientAnswering(() => Response.json(problem, { status: 409 }));
    await expect(client.call('getConfig', {})).rejects.toMatchObject({
      code: 'room_full',
      title: problem.title,
      problem,
    });
  });

  it.each([
    ['a page of a captive portal', () => new Response('<h1>Sign in</h1>', { status: 200 })],
    ['a page of a proxy', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    [
      'a problem with an unknown code',
      () => Response.json({ title: 'x', status: 418, code: 'teapot' }, { status: 418 }),
    ],
  ])('takes %s for an unexpected answer', async (_what, answer) => {
    const { client } = clientAnswering(answer);
    await expect(client.call('getConfig', {})).rejects.toMatchObject({ code: 'unexpected_answer' });
  });

  it('says when nobody answers', async () => {
    const { client } = clientAnswering(() => Promise.reject(new TypeError('fetch failed')));
    await expect(client.call('getConfig', {})).rejects.toMatchObject({
      code: 'unreachable',
      cause: expect.any(TypeError),
    });
  });
});
