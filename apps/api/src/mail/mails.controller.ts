import { Controller, Query } from '@nestjs/common';
import { endpoints, listMailsQuery, type ListMailsQuery, type QueuedMails } from '@vroom/contract';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import { MailListService } from './queue/mail-list.service.js';

@Controller('api/v1')
export class MailsController {
  constructor(private readonly mails: MailListService) {}

  @Endpoint(endpoints.listMails)
  list(@Query({ schema: listMailsQuery }) query: ListMailsQuery): Promise<QueuedMails> {
    return this.mails.list(query);
  }
}
