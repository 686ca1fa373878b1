import { describe, expect, it } from 'vitest';
import { objectionsTo } from '../lint/planting.ts';

const projects = '@nx/enforce-module-boundaries';
const folders = 'boundaries/dependencies';

describe('an import that goes against an arrow fails lint', { timeout: 60_000 }, () => {
  it.each([
    ['libs/room-policy/src', 'zod', projects],
    ['libs/room-policy/src', '@vroom/contract', projects],
    ['libs/mesh/src', '@vroom/contract', projects],
    ['libs/mesh/src', 'socket.io-client', projects],
    ['libs/contract/src', 'socket.io-client', projects],
    ['libs/contract/src', '@vroom/api-client', projects],
    ['libs/api-client/src', '@vroom/mesh', projects],
    ['libs/api-client/src', '../../mesh/src/index.js', projects],
    ['apps/api/src/rooms', '@angular/core', projects],
    ['apps/api/src/rooms', '@vroom/mesh', projects],
    ['apps/api/src/rooms', 'playwright-core', projects],
    ['apps/web/src/app/home', 'pino', projects],
    ['apps/web/src/app/home', '@nestjs/common', projects],
    ['apps/web/src/app/home', 'typeorm', projects],
    ['apps/api/src/rooms', '../signaling/signaling.gateway.js', folders],
    ['apps/api/src/rooms', '../roles/roles.service.js', folders],
    ['apps/api/src/platform', '../audit/audit.service.js', folders],
    ['apps/api/src/platform/errors', '../../rooms/rooms.service.js', folders],
    ['apps/api/src/health', '../app.module.js', folders],
    ['apps/api/src/not-in-the-table', '../rooms/rooms.service.js', folders],
    ['apps/api/src/rooms', './testing/fake-rooms.js', folders],
    ['apps/web/src/app/home', '../room/room-store', folders],
    ['apps/web/src/app/room', '../home/home-page', folders],
    ['apps/web/src/app/shell', '../home/home-page', folders],
    ['apps/web/src/app/shared', '../shell/shell', folders],
    ['apps/web/src/app/room/chat', '../stage/layout', folders],
  ])('%s imports %s', async (folder, imported, rule) => {
    expect(await objectionsTo(folder, imported)).toEqual([rule]);
  });
});

describe('an import along an arrow passes', { timeout: 60_000 }, () => {
  it.each([
    ['libs/room-policy/src', './names.js'],
    ['libs/contract/src', 'zod'],
    ['libs/contract/src', '@vroom/room-policy'],
    ['libs/api-client/src', '@vroom/contract'],
    ['libs/api-client/src', 'socket.io-client'],
    ['apps/api/src/rooms', '@nestjs/common'],
    ['apps/api/src/rooms', '@vroom/room-policy'],
    ['apps/api/src/rooms', '../platform/errors/problem.js'],
    ['apps/api/src/rooms', '../presence/presence-store.js'],
    ['apps/api/src/signaling', '../rooms/rooms.service.js'],
    ['apps/api/src', './signaling/signaling.module.js'],
    ['apps/api/src/rooms/testing', '../../signaling/signaling.gateway.js'],
    ['apps/web/src/app/home', '@vroom/mesh'],
    ['apps/web/src/app/home', '../shared/api'],
    ['apps/web/src/app', './room/room-page'],
    ['apps/web/src/app/room', './chat/linkify'],
    ['apps/web/src/app/room/chat', '../room-store'],
    ['apps/web/src/app/room/chat', './linkify'],
    ['apps/web/src/app/room/chat', '../../shared/api'],
    ['apps/api-e2e/src', '@vroom/contract'],
    ['apps/api-e2e/src', '../../../tools/test/vroom-server.ts'],
  ])('%s imports %s', async (folder, imported) => {
    expect(await objectionsTo(folder, imported)).toEqual([]);
  });
});
