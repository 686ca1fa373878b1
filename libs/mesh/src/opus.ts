/** RFC 7587 §6.1: silence costs next to nothing, and a lost packet is repaired from the next. */
const wanted = ['useinbandfec=1', 'usedtx=1'];

/**
 * Has one's own voice sent with DTX and in-band FEC. What an encoder does is what the other side asks for, so it is the
 * remote description that is edited before it is applied: no browser minds that, and what one's own says stays its own. Only
 * the first section, which is the voice: DTX cuts the quiet parts out of music. An SDP without Opus there stays as it is.
 */
export function askForOpus(sdp: string): string {
  const start = sdp.search(/^m=/m);
  if (start === -1 || !sdp.startsWith('m=audio', start)) return sdp;
  const next = sdp.slice(start + 2).search(/^m=/m);
  const end = next === -1 ? sdp.length : start + 2 + next;
  return sdp.slice(0, start) + editVoice(sdp.slice(start, end)) + sdp.slice(end);
}

function editVoice(section: string): string {
  const payload = /^a=rtpmap:(\d{1,3}) opus\/48000/im.exec(section)?.[1];
  if (payload === undefined) return section;
  const line = new RegExp(`^a=fmtp:${payload} (.*?)(\\r?)$`, 'm');
  if (line.test(section)) {
    return section.replace(line, (_all, found: string, end: string) => `a=fmtp:${payload} ${merge(found)}${end}`);
  }
  const map = new RegExp(`^(a=rtpmap:${payload} .*?)(\\r?)$`, 'm');
  return section.replace(map, (_all, found: string, end: string) => {
    return `${found}${end}\na=fmtp:${payload} ${wanted.join(';')}${end}`;
  });
}

function merge(parameters: string): string {
  const kept = parameters
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !/^use(dtx|inbandfec)=/i.test(each));
  return [...kept, ...wanted].join(';');
}
