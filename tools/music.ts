/** `npm run music`: renders the music on hold that VROOM brings along, from the notes in tools/music/pieces. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeMp3 } from './music/mp3.ts';
import { pieces } from './music/pieces/all.ts';
import { render } from './music/render.ts';
import { sampleRate } from './music/tone.ts';

const folder = fileURLToPath(new URL('../apps/api/assets/music', import.meta.url));

await mkdir(folder, { recursive: true });
for (const piece of pieces) {
  const samples = render(piece);
  const file = await encodeMp3(samples);
  await writeFile(join(folder, `${piece.name}.mp3`), file);
  const seconds = Math.round(samples.length / sampleRate);
  console.log(`${piece.name}.mp3: ${seconds} s, ${Math.round(file.length / 1000)} kB`);
}
