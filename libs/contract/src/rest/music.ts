import * as z from 'zod';

/** A piece of music for who waits alone in a room. */
export const pieceOfMusicSchema = z.object({
  title: z.string(),
  /** Of the file, relative to the address of the instance (the part before `/api/v1`). */
  url: z.string(),
});
export type PieceOfMusic = z.infer<typeof pieceOfMusicSchema>;

/** By title. */
export const musicSchema = z.object({ items: z.array(pieceOfMusicSchema) });
export type Music = z.infer<typeof musicSchema>;
