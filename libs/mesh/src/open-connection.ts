import { Connection, type ConnectionContext } from './connection.js';
import type { LinkContext } from './link-context.js';

/** The same but for servers and policy whenever it is asked for: `setConfiguration` refuses any other change. */
export function configurationOf(context: LinkContext, iceServers: RTCIceServer[]): RTCConfiguration {
  return { iceServers, iceTransportPolicy: context.iceTransportPolicy(), bundlePolicy: 'max-bundle' };
}

/**
 * Makes a connection with `iceServers`.
 * @throws whatever the browser throws, leaving no connection behind.
 */
export function openConnection(
  context: LinkContext,
  iceServers: RTCIceServer[],
  events: Omit<ConnectionContext, 'clock' | 'log' | 'media' | 'createStream' | 'videoCodecs'>,
): Connection {
  const pc = context.createPeerConnection(configurationOf(context, iceServers));
  try {
    return new Connection(pc, { ...context, ...events });
  } catch (error) {
    pc.close();
    throw error;
  }
}
