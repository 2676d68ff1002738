import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';

/** The only source of new ids in a service: UUIDv7, so that an index grows at its end. */
@Injectable()
export class Ids {
  next(): string {
    return v7();
  }
}
