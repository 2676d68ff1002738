import { permissions } from '@namkhong/domain';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { z } from 'zod';
import { ZodPipe } from '../http/zod-pipe.js';
import type { DeclaredRoute } from '../http/route-list.js';
import { IDEMPOTENT } from '../idempotency/idempotent.decorator.js';
import { RETURNS, type Returned } from './returns.decorator.js';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

interface RouteArgument {
  readonly data: unknown;
  readonly pipes: readonly unknown[];
}

/** The OpenAPI operation of a route: the very schemas its pipes validate with. */
export function describeRoute(route: DeclaredRoute): Record<string, unknown> {
  const body = schemaOf(route, RouteParamtypes.BODY);
  const returned = Reflect.getMetadata(RETURNS, route.handler) as Returned | undefined;
  const status = returned?.status ?? (route.method === 'POST' ? 201 : 200);
  const action = route.access?.kind === 'action' ? route.access.action : undefined;
  return {
    operationId: `${route.controller.name.replace(/Controller$/, '')}.${route.handlerName}`,
    tags: [route.controller.name.replace(/Controller$/, '')],
    ...(action
      ? {
          security: [{ oidc: [] }],
          'x-action': action,
          description: `Needs \`${action}\`, held by: ${permissions[action].heldBy.join(', ')}.`,
        }
      : { security: [] }),
    parameters: [
      ...parametersOf(route, RouteParamtypes.PARAM, 'path'),
      ...parametersOf(route, RouteParamtypes.QUERY, 'query'),
      ...(Reflect.getMetadata(IDEMPOTENT, route.handler) ? [idempotencyKey] : []),
    ],
    ...(body
      ? {
          requestBody: { required: true, content: { 'application/json': { schema: toJson(body, 'input') } } },
        }
      : {}),
    responses: {
      [status]: {
        description: returned?.description ?? 'Done.',
        ...(returned?.schema
          ? { content: { 'application/json': { schema: toJson(returned.schema, 'output') } } }
          : {}),
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repeated request with the same key gets the stored answer, for 24 hours.',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
};

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1. What JSON Schema cannot say is left open rather than wrong. */
export function toJson(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const json: JsonSchema = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  delete json.$schema;
  return json;
}

function parametersOf(route: DeclaredRoute, kind: RouteParamtypes, place: 'path' | 'query') {
  const schema = schemaOf(route, kind);
  const json = schema ? toJson(schema, 'input') : undefined;
  const described = Object.entries(json?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (json?.required ?? []).includes(name),
    schema: property,
  }));
  const names = new Set(described.map((parameter) => parameter.name));
  const undescribed =
    place === 'path' ? [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '') : [];
  return [
    ...described,
    ...undescribed
      .filter((name) => !names.has(name))
      .map((name) => ({ name, in: place, required: true, schema: { type: 'string' } })),
  ];
}

/** The whole-argument schema of a handler: `@Body(zod(schema))`, and `@Param('id', zod(schema))` as one member. */
function schemaOf(route: DeclaredRoute, kind: RouteParamtypes): z.ZodType | undefined {
  const all = (Reflect.getMetadata(ROUTE_ARGS_METADATA, route.controller, route.handlerName) ?? {}) as Record<
    string,
    RouteArgument
  >;
  const members: Record<string, z.ZodType> = {};
  for (const [id, { data, pipes }] of Object.entries(all)) {
    if (Number(id.split(':')[0]) !== Number(kind)) continue;
    const pipe = pipes.find((candidate): candidate is ZodPipe => candidate instanceof ZodPipe);
    if (!pipe) continue;
    if (typeof data !== 'string') return pipe.schema;
    members[data] = pipe.schema;
  }
  return Object.keys(members).length > 0 ? z.object(members) : undefined;
}
