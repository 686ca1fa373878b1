import { once } from 'node:events';
import type { Socket } from 'node:net';

/** What a server answers to who asks for a WebSocket, until it hangs up or, where it takes it, to the end of the headers. */
export async function rawUpgrade(
  socket: Socket,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Record<string, string>; text: string }> {
  const lines = Object.entries({
    Host: 'localhost',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  socket.write([`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await (socket.readableEnded ? undefined : Promise.race([once(socket, 'close'), taken(socket, () => text)]));
  socket.destroy();
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  const [first = '', ...fields] = head.split('\r\n');
  const pairs = fields.map((field) => field.split(/: (.*)/s) as [string, string]);
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value])),
    text: body,
  };
}

/** A connection that is taken stays open. */
async function taken(socket: Socket, text: () => string): Promise<void> {
  while (!/^HTTP\/1.1 101[^]*\r\n\r\n/.test(text())) await once(socket, 'data');
}
