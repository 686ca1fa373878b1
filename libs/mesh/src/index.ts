export { systemClock, type Clock } from './clock.js';
export { defaultDataLimits, type DataLimits, type MessageCodec } from './data-limits.js';
export type { DeviceState } from './device-capture.js';
export { MeshError, meshErrorCodes, type MeshErrorCode } from './errors.js';
export {
  LocalMedia,
  type Devices,
  type LocalMediaOptions,
  type LocalMediaState,
  type WantedMedia,
} from './local-media.js';
export type { MeshLog } from './log.js';
export { mediaErrorCodes, type MediaErrorCode } from './media-errors.js';
export { mediaSlots, type MediaSlot, type OutgoingMedia } from './media-slots.js';
export { Mesh } from './mesh.js';
export {
  dropReasons,
  linkStates,
  type DropReason,
  type LinkState,
  type MeshEvents,
  type MeshOptions,
  type PeerId,
  type SignalCodec,
  type UplinkState,
} from './options.js';
export { ScreenShare, type Displays, type ScreenShareOptions, type ShareOutcome } from './screen-share.js';
export { soundWishes, type SoundWishes, type VideoWishes } from './wishes.js';
export { forecastShort } from './uplink/forecast.js';
export type { Shown } from './uplink/plan.js';
export type { VideoCodecs } from './video-codecs.js';
export { parseSignal, type Signal, type SignalDescription } from './signal.js';
