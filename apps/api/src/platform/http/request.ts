import type { Language } from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import type { Request } from 'express';
import type { Actor } from '../events/actor.js';

/** Who asks: a browser's session, or an API key. */
export interface Principal extends Actor {
  id: string;
  readonly address: string;
  kind: 'session' | 'key';
  language: Language;
  admin: boolean;
}

/** A room as the guards hand it to a handler; `rooms/` knows the rest of it. */
export interface AskedRoom {
  id: string;
  name: string;
}

/** An Express request with what our guards found out about it. */
export interface AppRequest extends Request {
  principal?: Principal;
  /** The room of the path, where the path names one. */
  room?: AskedRoom;
  /** The asker's role in that room. */
  role?: Role | null;
}
