import { Idempotent, Returns } from '@namkhong/service-kit';
import { applyDecorators } from '@nestjs/common';
import type { z } from 'zod';

/** A POST that creates: answered 201 with this shape, and again with the same answer for the same Idempotency-Key. */
export const Creates = (schema: z.ZodType) => applyDecorators(Idempotent(), Returns(201, schema));
