import { Body, Controller } from '@nestjs/common';
import { endpoints, notificationsSchema, type Notifications } from '@vroom/contract';
import { Asker } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { PathRoom } from '../rooms/path-room.decorator.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { NotificationsService } from './notifications.service.js';

@Controller('api/v1')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Endpoint(endpoints.getNotifications)
  get(@PathRoom() room: RoomEntity): Promise<Notifications> {
    return this.notifications.get(room);
  }

  @Endpoint(endpoints.setNotifications)
  set(
    @PathRoom() room: RoomEntity,
    @Asker() asker: Principal,
    @Body({ schema: notificationsSchema }) input: Notifications,
  ): Promise<Notifications> {
    return this.notifications.set(room, asker, input);
  }
}
