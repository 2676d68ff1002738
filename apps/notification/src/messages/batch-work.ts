/** A piece of work that waits for its batch. */
interface Waiting<Item> {
  readonly item: Item;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Does many small pieces of work in few transactions: what comes while one batch is under way is the next. Nobody waits
 * for a batch to become full.
 */
export class BatchWork<Item> {
  private waiting: Waiting<Item>[] = [];
  private running = false;

  /**
   * @param run does all of them or, where it throws, none
   * @param limit how many at most are done at once
   */
  constructor(
    private readonly run: (items: readonly Item[]) => Promise<void>,
    private readonly limit: number,
  ) {}

  /** Returns when the batch that the item was part of is done. */
  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) await this.attempt(this.waiting.splice(0, this.limit));
    this.running = false;
  }

  /** Where a batch fails each is tried alone, so that one which cannot be done keeps back no other. */
  private async attempt(batch: readonly Waiting<Item>[]): Promise<void> {
    try {
      await this.run(batch.map(({ item }) => item));
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1) only?.failed(error);
      else await Promise.all(batch.map((each) => this.attempt([each])));
      return;
    }
    for (const { done } of batch) done();
  }
}
