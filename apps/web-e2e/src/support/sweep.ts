import { scratchFile } from './scratch-file.ts';

/** Of one picture, as cheap to encode as it is to be told from the next. */
const [width, height, pictures] = [320, 180, 10];

/**
 * Writes what a made-up camera sees: a light bar that moves on with every picture.
 *
 * @param frameRate pictures per second
 * @returns the path of the file, in YUV4MPEG2 (yuv4mpeg(5) of MJPEG Tools)
 */
export function sweepFile(frameRate: number): string {
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F${frameRate}:1 Ip A1:1 C420jpeg\n`);
  const frames = Array.from({ length: pictures }, (_, index) => [Buffer.from('FRAME\n'), picture(index)]);
  return scratchFile('sweep.y4m', Buffer.concat([header, ...frames.flat()]));
}

/** Brightness of each point, then two colours of each four: I420. */
function picture(index: number): Buffer {
  const bar = width / pictures;
  const line = Buffer.alloc(width, 60);
  line.fill(200, bar * index, bar * (index + 1));
  const brightness = Buffer.concat(Array.from({ length: height }, () => line));
  const quarter = (width * height) / 4;
  return Buffer.concat([brightness, Buffer.alloc(quarter, 120), Buffer.alloc(quarter, 140)]);
}
