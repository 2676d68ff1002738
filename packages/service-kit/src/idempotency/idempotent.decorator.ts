import { SetMetadata } from '@nestjs/common';

export const IDEMPOTENT = 'namkhong:idempotent';

/** On a POST that creates: a request repeated with the same Idempotency-Key gets the stored answer, for 24 hours. */
export const Idempotent = () => SetMetadata<string, true>(IDEMPOTENT, true);
