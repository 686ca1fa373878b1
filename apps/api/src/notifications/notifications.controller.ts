import { Body, Controller, Req } from '@nestjs/common';
import {
  endpoints,
  joinNotificationInput,
  notificationsSchema,
  type JoinNotificationInput,
  type Notifications,
} from '@vroom/contract';
import { Asker } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import { PublicUrl } from '../platform/http/public-url.js';
import type { AppRequest, Principal } from '../platform/http/request.js';
import { PathRoom } from '../rooms/path-room.decorator.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { JoinNotices } from './join-notices.service.js';
import { NotificationsService } from './notifications.service.js';

@Controller('api/v1')
export class NotificationsController {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly joins: JoinNotices,
    private readonly publicUrl: PublicUrl,
  ) {}

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

  @Endpoint(endpoints.notifyOfJoin)
  async notify(
    @PathRoom() room: RoomEntity,
    @Asker() asker: Principal,
    @Body({ schema: joinNotificationInput }) input: JoinNotificationInput,
    @Req() request: AppRequest,
  ): Promise<void> {
    await this.joins.notify(room, asker, input, this.publicUrl.of(request));
  }
}
