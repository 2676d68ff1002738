import type { PipeTransform } from '@nestjs/common';

/** In GeoReport v2 a field that is sent empty means the same as one that is not sent. */
export class GivenFields implements PipeTransform<unknown, unknown> {
  transform(fields: unknown): unknown {
    if (typeof fields !== 'object' || fields === null) return fields;
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  }
}
