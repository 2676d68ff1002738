import { Clock } from '../context/clock.js';

/** A clock that stands still until it is moved. */
export class FakeClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: Date): void {
    this.instant = instant;
  }
}
