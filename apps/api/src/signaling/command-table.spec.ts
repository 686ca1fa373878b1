import { Logger } from '@nestjs/common';
import { of } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { currentOrigin } from '../platform/logging/origin.js';
import { CommandTable } from './command-table.js';
import type { PeerSocket } from './peer-socket.js';

const socket = { data: { connectionId: 'a-connection' } } as PeerSocket;

function handler(message: string, callback: (...args: unknown[]) => unknown) {
  return { message, callback: callback as never, isAckHandledManually: false };
}

/** What a command is acknowledged with. */
function acknowledged(table: CommandTable, command: string, ...input: unknown[]): Promise<unknown> {
  return new Promise((resolve) => table.run(socket, command, [...input, resolve]));
}

afterEach(() => vi.restoreAllMocks());

describe('the commands of a socket', () => {
  it('are its own', () => {
    const [one, other] = [{}, {}];
    expect(CommandTable.of(one)).toBe(CommandTable.of(one));
    expect(CommandTable.of(one)).not.toBe(CommandTable.of(other));
  });

  it('go to their handlers with what came, and are answered with what comes of it', async () => {
    const table = new CommandTable();
    table.add([handler('double', (input) => Promise.resolve((input as number) * 2))]);
    table.add([handler('nothing', () => Promise.resolve()), handler('stream', () => Promise.resolve(of(1, 2)))]);
    expect(await acknowledged(table, 'double', 21)).toEqual({ ok: true, data: 42 });
    expect(await acknowledged(table, 'nothing')).toEqual({ ok: true, data: null });
    expect(await acknowledged(table, 'stream')).toEqual({ ok: true, data: 2 });
  });

  it('have no input where the acknowledgement is all that came', async () => {
    const table = new CommandTable();
    table.add([handler('input', (input) => Promise.resolve(typeof input))]);
    expect(await acknowledged(table, 'input')).toEqual({ ok: true, data: 'undefined' });
  });

  it('are handled on behalf of their connection', async () => {
    const table = new CommandTable();
    table.add([handler('origin', () => Promise.resolve(currentOrigin()))]);
    expect(await acknowledged(table, 'origin')).toEqual({ ok: true, data: { connectionId: 'a-connection' } });
  });

  it('go past it where there is a direct one', () => {
    const table = new CommandTable();
    const [callback, direct] = [vi.fn(), vi.fn(() => Promise.resolve())];
    table.add([handler('signal', callback)]);
    table.addDirect('signal', direct);
    table.run(socket, 'signal', [1]);
    expect(direct).toHaveBeenCalledWith([1]);
    expect(callback).not.toHaveBeenCalled();
  });

  it.each([
    ['a handler that throws', 'throws', 'out of order'],
    ['none at all', 'unheard-of', 'Nobody handles unheard-of'],
  ])('are logged with %s', async (_what, command, message) => {
    const logged = new Promise((resolve) => {
      vi.spyOn(Logger.prototype, 'error').mockImplementation(resolve);
    });
    const table = new CommandTable();
    table.add([handler('throws', () => Promise.reject(new Error('out of order')))]);
    table.run(socket, command, []);
    expect(await logged).toEqual(new Error(message));
  });
});
