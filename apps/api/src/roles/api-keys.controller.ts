import { Body, Controller, Param, Res } from '@nestjs/common';
import { createApiKeyInput, endpoints, type ApiKeys, type CreateApiKeyInput, type NewApiKey } from '@vroom/contract';
import type { Response } from 'express';
import { Asker } from '../platform/http/asker.decorator.js';
import { BasePath } from '../platform/http/base-path.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { ApiKeysService } from './api-keys.service.js';

@Controller('api/v1')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly base: BasePath,
  ) {}

  @Endpoint(endpoints.listApiKeys)
  list(): Promise<ApiKeys> {
    return this.keys.list();
  }

  @Endpoint(endpoints.createApiKey)
  async create(
    @Asker() asker: Principal,
    @Body({ schema: createApiKeyInput }) input: CreateApiKeyInput,
    @Res({ passthrough: true }) response: Response,
  ): Promise<NewApiKey> {
    const key = await this.keys.create(input, asker);
    response.location(this.base.under(`/api/v1/api-keys/${key.id}`));
    return key;
  }

  @Endpoint(endpoints.deleteApiKey)
  revoke(@Asker() asker: Principal, @Param('id') id: string): Promise<void> {
    return this.keys.revoke(id, asker);
  }
}
