import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { IceUri } from '../platform/config/ice-uri.js';
import { CheckError } from './check-error.js';
import { headerLength, messageLength } from './stun-message.js';

/** A way to a server. */
export interface StunTransport {
  /** Whether nothing is lost on the way, so that nothing has to be sent again. */
  readonly reliable: boolean;
  send(bytes: Buffer): void;
  close(): void;
}

export interface TransportEvents {
  message(bytes: Buffer): void;
  /** It is of no use any more. */
  lost(error: CheckError): void;
}

export type OpenTransport = (uri: IceUri, events: TransportEvents) => StunTransport;

/** More than a server has to say to us at once. */
const maxBuffered = 65_536;

/** Opens the way that the URI says. It never throws: what goes wrong is reported. Sending may begin at once. */
export const openTransport: OpenTransport = (uri, events) => {
  if (uri.transport === 'udp') return overUdp(uri, events);
  const { host, port } = uri;
  const secure = uri.scheme.endsWith('s');
  // An address can't be a server name (RFC 6066 §3).
  const name = isIP(host) ? {} : { servername: host };
  return overStream(secure ? connectTls({ host, port, ...name }) : connectTcp({ host, port }), events);
};

function overUdp({ host, port }: IceUri, events: TransportEvents): StunTransport {
  const opened = lookup(host).then(({ address, family }) => {
    const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    socket.on('message', (bytes) => events.message(bytes));
    socket.on('error', (cause) => events.lost(new CheckError('unreachable', { cause })));
    return new Promise<typeof socket>((resolve, reject) => {
      // Connected, so that we hear where nobody listens, and take nothing from anybody else.
      socket.connect(port, address, (error?: Error) => {
        if (!error) return resolve(socket);
        // Where there is no route at all, it fails here, without an event.
        socket.close();
        reject(error);
      });
    });
  });
  opened.catch((cause: unknown) => events.lost(new CheckError('unreachable', { cause })));
  const whenOpen = (act: (socket: Awaited<typeof opened>) => void) => void opened.then(act).catch(() => undefined);
  return {
    reliable: false,
    send: (bytes) => whenOpen((socket) => socket.send(bytes)),
    close: () => whenOpen((socket) => socket.close()),
  };
}

function overStream(socket: Socket, events: TransportEvents): StunTransport {
  let buffered: Buffer = Buffer.alloc(0);
  socket.on('error', (cause) => events.lost(new CheckError(codeOf(cause), { cause })));
  socket.on('close', () => events.lost(new CheckError('unreachable')));
  socket.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk]);
    while (buffered.length >= headerLength) {
      const length = messageLength(buffered);
      if (length === undefined || buffered.length > maxBuffered) {
        socket.destroy();
        return;
      }
      if (buffered.length < length) return;
      events.message(buffered.subarray(0, length));
      buffered = buffered.subarray(length);
    }
  });
  return {
    reliable: true,
    send: (bytes) => void socket.write(bytes),
    close: () => void socket.destroy(),
  };
}

/** What OpenSSL and Node call a certificate that browsers would refuse as well. */
const certificateProblem = /CERT|SELF_SIGNED|ISSUER|ALTNAME|UNABLE_TO_VERIFY/;

function codeOf(error: NodeJS.ErrnoException): 'certificate' | 'unreachable' {
  return certificateProblem.test(error.code ?? '') ? 'certificate' : 'unreachable';
}
