import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { Parser } from 'htmlparser2';

/** What a picture of a theme may weigh, in bytes. */
export const maxPictureSize = 256 * 1024;

export interface ThemePicture {
  type: 'image/svg+xml' | 'image/png';
  body: Buffer;
  /** Of what is in it: another picture has another one. */
  version: string;
}

const pngBegin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Elements of SVG that can hold or fetch what is no drawing. */
const noDrawing = new Set(['script', 'foreignobject', 'iframe', 'embed', 'object', 'audio', 'video', 'handler']);

/** What is wrong with a picture, in words: the message goes on after its name. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly code = 'theme_picture_invalid';
}

/**
 * A picture that lies right in the theme's folder.
 *
 * @throws PictureError
 */
export function readPicture(folder: string, name: string): ThemePicture {
  if (name.startsWith('.') || /[/\\\0]/.test(name)) {
    throw new PictureError('allowed is the name of a file right in the folder of the theme');
  }
  const body = readWithin(folder, name);
  const type = typeOf(name, body);
  if (type === 'image/svg+xml') checkDrawing(body.toString('utf8'));
  return { type, body, version: versionOf(body) };
}

/** Enough of a hash to tell two contents apart. */
export function versionOf(...contents: (Buffer | string)[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content).update('\0');
  return hash.digest('base64url').slice(0, 12);
}

/** A link that leads out of the folder is followed nowhere: what it points to was not meant for the public. */
function readWithin(folder: string, name: string): Buffer {
  let path: string;
  try {
    path = realpathSync(join(folder, name));
  } catch {
    throw new PictureError('there is no such file in the folder of the theme');
  }
  if (dirname(path) !== realpathSync(folder)) throw new PictureError('it leads out of the folder of the theme');
  const stat = statSync(path);
  if (!stat.isFile()) throw new PictureError('it is no file');
  const { size } = stat;
  if (size > maxPictureSize) {
    throw new PictureError(`it has ${size} bytes; allowed are ${maxPictureSize}`);
  }
  return readFileSync(path);
}

function typeOf(name: string, body: Buffer): ThemePicture['type'] {
  const ending = extname(name).toLowerCase();
  if (ending === '.svg') return 'image/svg+xml';
  if (ending !== '.png') throw new PictureError('allowed are .svg and .png');
  if (!body.subarray(0, pngBegin.length).equals(pngBegin)) throw new PictureError('it is no PNG');
  return 'image/png';
}

/**
 * An SVG that only draws. It is shown as a picture, where no script runs, and sent with a policy that lets none run; what has
 * one all the same was made for something else.
 */
function checkDrawing(svg: string): void {
  let root: string | undefined;
  const problems: string[] = [];
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        root ??= tag.toLowerCase();
        problems.push(...wrongIn(tag, attributes));
      },
      onprocessinginstruction(name) {
        if (/^\?xml-stylesheet/i.test(name)) problems.push('a style sheet from elsewhere');
      },
    },
    { xmlMode: true },
  );
  parser.end(svg);
  if (/<!entity/i.test(svg)) problems.push('entities of its own');
  if (root !== 'svg') throw new PictureError('it is no SVG');
  if (problems.length > 0)
    throw new PictureError(`it has ${problems[0]}; allowed is a drawing that needs nothing else`);
}

function wrongIn(tag: string, attributes: Record<string, string>): string[] {
  const name = tag.toLowerCase().replace(/^.*:/, '');
  if (noDrawing.has(name)) return [`<${tag}>`];
  return Object.entries(attributes).flatMap(([attribute, value]) => {
    if (/^on/i.test(attribute)) return [`${attribute} of <${tag}>`];
    const leads = /(^|:)(href|src)$/i.test(attribute) && !/^(#|data:image\/(png|jpeg|webp);)/i.test(value.trim());
    return leads ? [`${attribute} of <${tag}>, which leads elsewhere`] : [];
  });
}
