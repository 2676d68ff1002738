import type { ServerResponse } from 'node:http';
import { problem } from '@namkhong/contracts/http/problem';
import type { z } from 'zod';

/** Sends a fixture after the contract's own schema has accepted it. */
export function answer(response: ServerResponse, schema: z.ZodType, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(schema.parse(body)));
}

export function refuse(response: ServerResponse, status: number, code: string, title: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(
    JSON.stringify(problem.parse({ type: 'about:blank', title, status, code, correlationId: 'c-0001' })),
  );
}
