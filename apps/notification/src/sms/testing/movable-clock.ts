import { Clock } from '@namkhong/service-kit';

/** Goes on like the real one from where it was last set: what is due in a second comes in a second. */
export class MovableClock extends Clock {
  private setAt = Date.now();

  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.instant.getTime() + Date.now() - this.setAt);
  }

  set(instant: Date): void {
    this.instant = instant;
    this.setAt = Date.now();
  }

  advance(ms: number): void {
    this.set(new Date(this.now().getTime() + ms));
  }
}
