/** Which codec of video to use where both sides can. */
export interface VideoCodecs {
  /** MIME type, such as `video/VP9`. */
  readonly preferred: string;
  /** In a browser: `RTCRtpReceiver.getCapabilities('video')?.codecs ?? []`. */
  readonly known: () => readonly RTCRtpCodec[];
}

/**
 * The codecs of the browser with the preferred one first, for `setCodecPreferences`. Empty, which means the browser's own
 * order, where it does not have that one.
 */
export function orderCodecs({ preferred, known }: VideoCodecs): RTCRtpCodec[] {
  const codecs = [...known()];
  const isFirst = ({ mimeType }: RTCRtpCodec): boolean => mimeType.toLowerCase() === preferred.toLowerCase();
  if (!codecs.some(isFirst)) return [];
  return [...codecs.filter(isFirst), ...codecs.filter((codec) => !isFirst(codec))];
}
