import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { requestOf } from '../platform/http/asker.decorator.js';
import { RoomEntity } from './room.entity.js';

/** The room of the path, as the guard found it. */
export const PathRoom = createParamDecorator((_: unknown, context: ExecutionContext): RoomEntity => {
  const { room } = requestOf(context);
  if (!(room instanceof RoomEntity)) throw new Error('PathRoom is for calls whose path names a room');
  return room;
});
