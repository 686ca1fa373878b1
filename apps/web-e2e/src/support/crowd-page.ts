/// <reference lib="dom" />
/** What runs inside the page of a crowd. Self-contained: each function is sent to the browser as text. */

/** A signal as the server passes it on: of a session, with a description or a candidate. */
export interface CrowdSignal {
  session: number;
  description?: RTCSessionDescriptionInit;
  candidate?: RTCIceCandidateInit | null;
}

export interface Extra {
  id: string;
  name: string;
  color: string;
  /** Whether they make the offer: theirs is the smaller id. */
  initiator: boolean;
  camera: boolean;
}

declare global {
  interface Window {
    vroomCrowd: Map<string, { receive(signal: CrowdSignal): Promise<void>; link: RTCPeerConnection }>;
    /** Given by the test: passes a signal on. */
    passOn(id: string, signal: CrowdSignal): Promise<void>;
    drawing(words: string, background: string, width: number, height: number): MediaStreamTrack;
  }
}

export function installCrowd(): void {
  window.vroomCrowd = new Map();
  window.drawing = (words, background, width, height) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const paint = canvas.getContext('2d');
    let count = 0;
    setInterval(() => {
      if (!paint) return;
      paint.fillStyle = background;
      paint.fillRect(0, 0, width, height);
      paint.fillStyle = '#1c1b1a';
      paint.font = `${height / 8}px sans-serif`;
      paint.fillText(`${words} ${++count}`, width / 8, height / 2);
    }, 500);
    return canvas.captureStream(2).getVideoTracks()[0] as MediaStreamTrack;
  };
}

/** One more of them, with the least that the engine of the room understands: one connection to one person. */
export function addExtra({ id, name, color, initiator, camera }: Extra): void {
  const link = new RTCPeerConnection();
  const channel = link.createDataChannel('vroom', { negotiated: true, id: 0 });
  let session = initiator ? Date.now() : 0;
  const send = (signal: Omit<CrowdSignal, 'session'>) => window.passOn(id, { session, ...signal });
  const describe = async () => {
    await link.setLocalDescription();
    const { type, sdp } = link.localDescription as RTCSessionDescription;
    await send({ description: { type, sdp } });
  };
  channel.onopen = () => channel.send(JSON.stringify({ type: 'hello', displayName: name, color }));
  channel.onmessage = ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as { type: string; at?: number };
    if (message.type === 'ping') channel.send(JSON.stringify({ type: 'pong', at: message.at }));
  };
  link.onicecandidate = ({ candidate }) => {
    if (candidate) void send({ candidate: candidate.toJSON() });
  };
  const adopt = async () => {
    for (const transceiver of link.getTransceivers()) transceiver.direction = 'sendrecv';
    if (camera) await link.getTransceivers()[1]?.sender.replaceTrack(window.drawing(name, '#9ae5dd', 320, 180));
  };
  window.vroomCrowd.set(id, {
    link,
    receive: async (signal) => {
      session = signal.session;
      if (signal.description) await link.setRemoteDescription(signal.description);
      else if (signal.candidate) await link.addIceCandidate(signal.candidate);
      if (signal.description?.type !== 'offer') return;
      await adopt();
      await describe();
    },
  });
  if (!initiator) return;
  for (const kind of ['audio', 'video', 'video', 'audio']) link.addTransceiver(kind);
  void adopt().then(describe);
}

/** One of them shows a small drawing for a screen. */
export async function shareScreen(id: string): Promise<void> {
  const screen = window.drawing('Plan, page', '#f3f0eb', 480, 300);
  await window.vroomCrowd.get(id)?.link.getTransceivers()[2]?.sender.replaceTrack(screen);
}

/** @param received whom it is for, and what */
export async function receiveSignal(received: { id: string; signal: unknown }): Promise<void> {
  const { id, signal } = received as { id: string; signal: CrowdSignal };
  await window.vroomCrowd.get(id)?.receive(signal);
}
