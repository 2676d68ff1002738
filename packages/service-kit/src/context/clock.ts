import { Injectable } from '@nestjs/common';

/** The only source of the present moment in a service; faked in tests. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
