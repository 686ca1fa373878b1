/** Bare Socket.IO: passes on what it is given to whom it is for, and to rooms, without a look at it. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen } from './ready.ts';

interface Signal {
  to: string;
  [key: string]: unknown;
}

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });

io.on('connection', (socket) => {
  socket.on('room:join', async (room: string, ack: () => void) => {
    await socket.join(room);
    ack();
  });
  socket.on('signal:send', ({ to, ...signal }: Signal) => {
    socket.to(to).emit('signal:received', { ...signal, from: socket.id });
  });
  socket.on('room:say', (room: string, data: unknown) => {
    io.to(room).emit('room:said', data);
  });
});

listen(http);
