import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

export const RETURNS = 'namkhong:returns';

/** What a route answers with when it succeeds; for the OpenAPI document. */
export interface Returned {
  readonly status: number;
  /** Undefined where the answer has no body. */
  readonly schema: z.ZodType | undefined;
  readonly description: string | undefined;
}

export const Returns = (status: number, schema?: z.ZodType, description?: string) =>
  SetMetadata<string, Returned>(RETURNS, { status, schema, description });
