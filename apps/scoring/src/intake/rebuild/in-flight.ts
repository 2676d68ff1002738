/** One piece of work on a connection under way while the next is prepared: never two, and none forgotten. */
export class InFlight {
  private work: Promise<void> = Promise.resolve();

  /** Waits for what is under way, and starts the next. @throws whatever became of what was under way */
  async start(next: () => Promise<void>): Promise<void> {
    await this.work;
    this.work = next();
    // Whoever waits for it next is told of its failure.
    this.work.catch(() => undefined);
  }

  /** Waits until nothing is under way. @throws whatever became of it */
  async landed(): Promise<void> {
    await this.work;
  }
}
