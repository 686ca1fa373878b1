import { applyDecorators, Delete, Get, HttpCode, Patch, Post, Put, SetMetadata } from '@nestjs/common';
import type { Endpoint as EndpointDefinition, Method } from '@vroom/contract';

const verbs: Record<Method, (path: string) => MethodDecorator> = {
  GET: Get,
  POST: Post,
  PATCH: Patch,
  PUT: Put,
  DELETE: Delete,
};

/** Where the guards find the contract's description of the call they guard. */
export const ENDPOINT = 'vroom:endpoint';

/** Mounts a handler as the contract describes it: method, path, status, and who may call it. */
export function Endpoint(definition: EndpointDefinition): MethodDecorator {
  const path = definition.path.replace(/\{(\w+)\}/g, ':$1');
  return applyDecorators(
    verbs[definition.method](path),
    HttpCode(definition.status),
    SetMetadata(ENDPOINT, definition),
  );
}
