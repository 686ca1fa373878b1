import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { listen } from './ready.ts';

export type Clients = ReadonlyMap<string, WebSocket>;

/** A bare WebSocket server: who connects is told a number, by which others reach them. */
export function serve(pass: (text: Buffer, from: string, clients: Clients) => void): void {
  const http = createServer();
  const clients = new Map<string, WebSocket>();
  let made = 0;
  new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket) => {
    const id = String(made++).padStart(8, '0');
    clients.set(id, socket);
    socket.send(id);
    socket.on('message', (data: Buffer) => pass(data, id, clients));
    socket.on('close', () => clients.delete(id));
  });
  listen(http);
}
