/** What a browser can find out with connections to itself. They are closed at the end, whatever it is. */

/** Whether one of these servers tells the browser its own address. */
export async function learnsAddress(iceServers: RTCIceServer[], signal: AbortSignal): Promise<boolean> {
  const connection = new RTCPeerConnection({ iceServers });
  try {
    const learned = addressTold(connection, signal);
    connection.createDataChannel('test');
    await connection.setLocalDescription();
    return await learned;
  } finally {
    connection.close();
  }
}

/**
 * Where the address of the computer is the one on the internet, the browser does not tell it a second time: then all that is
 * heard of a server that answers is that nothing went wrong.
 */
function addressTold(connection: RTCPeerConnection, signal: AbortSignal): Promise<boolean> {
  let wentWrong = !('onicecandidateerror' in connection);
  return new Promise<boolean>((resolve) => {
    signal.addEventListener('abort', () => resolve(false));
    connection.addEventListener('icecandidateerror', () => (wentWrong = true));
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate?.type === 'srflx') resolve(true);
      if (candidate === null) resolve(!wentWrong);
    });
  });
}

/** Whether these servers pass on what two people say who reach each other in no other way. */
export async function relays(iceServers: RTCIceServer[], signal: AbortSignal): Promise<boolean> {
  const configuration: RTCConfiguration = { iceServers, iceTransportPolicy: 'relay' };
  const one = new RTCPeerConnection(configuration);
  const other = new RTCPeerConnection(configuration);
  try {
    return await saidBack(one, other, signal);
  } finally {
    one.close();
    other.close();
  }
}

async function saidBack(one: RTCPeerConnection, other: RTCPeerConnection, signal: AbortSignal): Promise<boolean> {
  other.addEventListener('datachannel', ({ channel }) => {
    channel.addEventListener('message', () => channel.send('and back'));
  });
  const channel = one.createDataChannel('test');
  const end = new Promise<boolean>((resolve) => {
    signal.addEventListener('abort', () => resolve(false));
    channel.addEventListener('open', () => channel.send('there'));
    channel.addEventListener('message', () => resolve(true));
    introduce(one, other, () => resolve(false));
    introduce(other, one, () => resolve(false));
  });
  await one.setLocalDescription();
  if (one.localDescription) await other.setRemoteDescription(one.localDescription);
  await other.setLocalDescription();
  if (other.localDescription) await one.setRemoteDescription(other.localDescription);
  return end;
}

/** @param nothing there is no way at all from here */
function introduce(from: RTCPeerConnection, to: RTCPeerConnection, nothing: () => void): void {
  let found = 0;
  from.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate === null && found === 0) nothing();
    // An empty one says that there are no more.
    if (!candidate?.candidate) return;
    found += 1;
    // The other may be closed by now.
    to.addIceCandidate(candidate).catch(() => undefined);
  });
}
