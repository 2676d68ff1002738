import { z } from 'zod';

const parameter = z.object({ name: z.string(), in: z.string(), required: z.boolean().default(false) });
const content = z.record(z.string(), z.object({ schema: z.unknown() }));

const operation = z.object({
  operationId: z.string(),
  description: z.string().optional(),
  'x-action': z.string().optional(),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ description: z.string().optional(), content: content.optional() }),
  ),
});
export type Operation = z.output<typeof operation>;

/** As much of a service's OpenAPI document as the reference shows. */
export const openApi = z.object({
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});
export type OpenApi = z.output<typeof openApi>;
