import type { Piece } from '../piece.ts';
import { eveningWindow } from './evening-window.ts';
import { firstLight } from './first-light.ts';
import { paperBoats } from './paper-boats.ts';
import { slowWater } from './slow-water.ts';
import { smallLanterns } from './small-lanterns.ts';

export const pieces: readonly Piece[] = [firstLight, slowWater, paperBoats, eveningWindow, smallLanterns];
