import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadSettings } from '../platform/config/load-settings.js';
import { EtherpadApi } from './etherpad-api.js';

const data = z.object({ groupID: z.string() });

let server: Server;
let api: EtherpadApi;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
let cancel: AbortController;

beforeEach(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.once('end', () => answer(request, response, body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const internal = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pad`;
  api = new EtherpadApi(
    loadSettings({
      VROOM_ETHERPAD_URI: 'https://pad.example.org',
      VROOM_ETHERPAD_INTERNAL_URI: internal,
      VROOM_ETHERPAD_API_KEY: 'a key & more',
    }),
  );
  cancel = new AbortController();
});
afterEach(() => {
  cancel.abort();
  server.closeAllConnections();
  server.close();
});

const ask = (parameters = {}) => api.ask('createGroup', parameters, data, cancel.signal);
const says = (value: unknown) => {
  answer = (_request, response) => response.end(typeof value === 'string' ? value : JSON.stringify(value));
};

describe('a call of Etherpad', () => {
  it('has the key and all else in its body, and nothing in its address', async () => {
    const seen: unknown[] = [];
    answer = ({ method, url }, response, body) => {
      seen.push(method, url, Object.fromEntries(new URLSearchParams(body)));
      response.end(JSON.stringify({ code: 0, message: 'ok', data: { groupID: 'g.1' } }));
    };
    expect(await ask({ groupMapper: 'é=1&x' })).toEqual({ groupID: 'g.1' });
    expect(seen).toEqual(['POST', '/pad/api/1.2.15/createGroup', { groupMapper: 'é=1&x', apikey: 'a key & more' }]);
  });

  it.each([
    [
      { code: 1, message: 'groupID does not exist', data: null },
      'answer',
      'Etherpad says to createGroup: groupID does',
    ],
    [{ code: 2, message: 'internal error', data: null }, 'answer', 'with code 2: internal error'],
    [{ code: 4, message: 'no or wrong API Key', data: null }, 'refused', 'does not take the API key'],
    [{ code: 0, message: 'ok', data: {} }, 'answer', 'with code 0: ok'],
    ['<html>Welcome to nginx</html>', 'answer', 'is no Etherpad with version 1.2.15'],
  ])('that is answered by %j', async (said, kind, message) => {
    says(said);
    await expect(ask()).rejects.toMatchObject({ kind, message: expect.stringContaining(message) });
  });

  it('follows no one elsewhere, where the key would be told to somebody else', async () => {
    answer = (_request, response) => response.writeHead(307, { Location: 'https://evil.example.org' }).end();
    await expect(ask()).rejects.toMatchObject({ kind: 'away' });
  });

  it('waits its turn: eight go at a time, and who would be one too many is refused at once', async () => {
    const open: ServerResponse[] = [];
    const eight = Promise.withResolvers<null>();
    answer = (_request, response) => {
      open.push(response);
      if (open.length === 8) eight.resolve(null);
    };
    const asked = Array.from({ length: 208 }, () => ask().catch(String));
    await eight.promise;
    await expect(ask()).rejects.toMatchObject({ kind: 'away', message: 'Too many calls wait for Etherpad' });
    expect(open).toHaveLength(8);
    cancel.abort();
    expect(new Set(await Promise.all(asked))).toEqual(
      new Set(["EtherpadError: Etherpad can't be reached: This operation was aborted"]),
    );
  });

  it('is given up when the server stops', async () => {
    const reached = Promise.withResolvers<null>();
    answer = () => reached.resolve(null);
    const asked = ask();
    await reached.promise;
    api.onModuleDestroy();
    await expect(asked).rejects.toMatchObject({ kind: 'away' });
  });
});
