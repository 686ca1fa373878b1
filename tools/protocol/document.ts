/** docs/protocol.md. */
import {
  commands,
  contractVersion,
  dataMessageSchema,
  emptyInput,
  events,
  handshakeSchema,
  maxCommandBytes,
  maxFrameBytes,
  maxHandshakeBytes,
} from '@vroom/contract';
import type { ZodType } from 'zod';
import { shapes, typeOf } from './shapes.ts';
import { commandWords, eventWords, messageWords } from './words.ts';

const fence = (text: string) => `\`\`\`ts\n${text}\n\`\`\``;
const entry = (title: string, ...parts: string[]) => [`### ${title}`, ...parts].join('\n\n');
/** A type; where it is a shape by itself, the way to it. */
const shown = (type: string) => (/^\w+$/.test(type) ? `The data is a [${type}](#${type.toLowerCase()}).` : fence(type));

export function protocolDocument(): string {
  return [
    introduction,
    `## The connection\n\n${aboutTheConnection}\n\n${fence(typeOf(handshakeSchema))}`,
    `## Commands\n\n${aboutCommands}`,
    ...Object.entries<ZodType>(commands).map(([name, schema]) => command(name as keyof typeof commands, schema)),
    `## Events\n\n${aboutEvents}`,
    ...Object.entries<ZodType>(events).map(([name, schema]) =>
      entry(`\`${name}\``, eventWords[name as keyof typeof events], shown(typeOf(schema))),
    ),
    `## Messages between browsers\n\n${aboutMessages}`,
    ...dataMessageSchema.options.map((schema) => {
      const { value } = schema.shape.type;
      return entry(`Message \`${value}\``, messageWords[value], shown(typeOf(schema)));
    }),
    `## Shapes`,
    ...shapes().map(({ name, words, type }) => entry(name, words, fence(type))),
  ].join('\n\n');
}

function command(name: keyof typeof commands, schema: ZodType): string {
  const input = schema === emptyInput ? 'It takes no data.' : shown(typeOf(schema));
  const result = name === 'room:join' ? ['The answer is a [Snapshot](#snapshot).'] : [];
  return entry(`\`${name}\``, commandWords[name], input, ...result);
}

const introduction = `# The protocol

For integrators and for who works on VROOM. What goes over the socket between a client and the server, and over the data
channel between two browsers. This page is made by \`npm run protocol\` from the schemas of \`libs/contract\`, which the server and the app
check each message with; a check keeps it up to date. Types are in the notation of TypeScript, bounds stand behind them.

[Sockets](integrators/sockets.md) shows how to begin, [access.md](access.md) who may do what, and [openapi.json](openapi.json) is the REST API.`;

const aboutTheConnection = `Socket.IO 4, the path \`/socket.io\` below the address of the instance, WebSocket alone (no long polling). The session cookie of a
browser comes by itself; others say their API key. A browser of another site is refused by its \`Origin\`. This is version ${contractVersion} of the contract: a client of another one is refused with
\`version_mismatch\`. A command is at most ${maxCommandBytes / 1024} kB, what is said at the handshake ${maxHandshakeBytes / 1024} kB, and a frame ${maxFrameBytes / 1024} kB by default
(\`daemon.max_frame_size\`): more closes the connection. What is said at the handshake, in \`auth\`:`;

const aboutCommands = `From client to server. Who acts is always the socket, never a field. A command that asks for an acknowledgement gets
\`{ ok: true, data }\` or \`{ ok: false, error }\`, where \`error\` is a [SignalingError](#signalingerror). \`data\` is \`null\`, but for \`room:join\`.`;

const aboutEvents = `From server to client, in the order in which things happened.`;

const aboutMessages = `On the data channel \`vroom\` of each pair (ordered, reliable), one JSON text a message. What a peer sends is untrusted: it is parsed by
these schemas and bounded in size and rate; a message that does not fit is dropped and counted.`;
