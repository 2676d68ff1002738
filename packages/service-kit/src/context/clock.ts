/** The only source of the present moment in a service; faked in tests. */
export class Clock {
  /** @param aheadSeconds how far it runs ahead of the machine, or behind where negative: for trials alone */
  constructor(private readonly aheadSeconds = 0) {}

  now(): Date {
    return new Date(Date.now() + 1000 * this.aheadSeconds);
  }
}
