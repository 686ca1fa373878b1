/** What browsers tell each other of a connection, as to its size: an offer of sound and picture, about 1.6 kB. */
const lines = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1',
  'a=extmap-allow-mixed',
  'a=msid-semantic: WMS 4e3f7c2a-8b1d-4a8e-9a61-2f5d8f0f6b1c',
  ...['audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126', 'video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 104 105'].flatMap(
    (kind, mid) => [
      `m=${kind}`,
      'c=IN IP4 0.0.0.0',
      'a=rtcp:9 IN IP4 0.0.0.0',
      'a=ice-ufrag:yGzP',
      'a=ice-pwd:Zk3mJ0qX8tVwR5nL2sHfBd7c',
      'a=ice-options:trickle',
      'a=fingerprint:sha-256 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB:6E:2D:0F:91:53:C4:8E:77:A0:1B:F2:64',
      'a=setup:actpass',
      `a=mid:${mid}`,
      'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
      'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
      'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
      'a=sendrecv',
      'a=rtcp-mux',
      'a=rtcp-rsize',
      'a=rtpmap:111 opus/48000/2',
      'a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1',
    ],
  ),
];

const sdp = `${lines.join('\r\n')}\r\n`;

/** Of VROOM's `signal:send`, without whom it is for. */
export const signal = { session: 1, description: { type: 'offer', sdp } } as const;

/** Less than any frame with a signal in it, and more than any other frame that comes while signals do; bytes. */
export const leastSignal = 1000;
