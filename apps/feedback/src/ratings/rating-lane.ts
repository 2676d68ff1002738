/**
 * How batches are formed: what arrives in one turn of the event loop leaves together once a lane is free, so a quiet hour
 * adds no delay.
 */
export interface LaneOptions {
  readonly lanes: number;
  /** Jobs that must wait before a lane opens beside a busy one: many small batches cost more than few large ones. */
  readonly nextLaneFrom: number;
  readonly largestBatch: number;
  /** Jobs that may wait before `add` throws LaneFullError. */
  readonly longestQueue: number;
}

/** Thrown when too many jobs wait already: the caller must answer "later", never queue without an end. */
export class LaneFullError extends Error {
  constructor() {
    super('too many ratings wait to be written');
    this.name = 'LaneFullError';
  }
}

interface Job<In, Out> {
  readonly input: In;
  readonly resolve: (result: Out) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Gathers what arrives at the same time into few transactions. `work` gets a batch and returns one result per input,
 * in order, after commit. If a batch fails its inputs are tried once more one by one, so that a bad neighbour fails alone.
 */
export class RatingLane<In, Out> {
  private readonly queue: Job<In, Out>[] = [];
  private busy = 0;
  private isDue = false;

  constructor(
    private readonly work: (batch: readonly In[]) => Promise<Out[]>,
    private readonly options: LaneOptions,
  ) {}

  async add(input: In): Promise<Out> {
    if (this.queue.length >= this.options.longestQueue) throw new LaneFullError();
    const done = new Promise<Out>((resolve, reject) => this.queue.push({ input, resolve, reject }));
    this.dispatchSoon();
    return done;
  }

  /** Once everything is read that the sockets hold by now. */
  private dispatchSoon(): void {
    if (this.isDue) return;
    this.isDue = true;
    setImmediate(() => {
      this.isDue = false;
      this.dispatch();
    });
  }

  private dispatch(): void {
    while (this.hasRoom()) {
      this.busy += 1;
      const batch = this.queue.splice(0, this.options.largestBatch);
      void this.run(batch).finally(() => {
        this.busy -= 1;
        this.dispatchSoon();
      });
    }
  }

  private hasRoom(): boolean {
    const least = this.busy === 0 ? 1 : this.options.nextLaneFrom;
    return this.busy < this.options.lanes && this.queue.length >= least;
  }

  private async run(batch: readonly Job<In, Out>[]): Promise<void> {
    try {
      const results = await this.work(batch.map((job) => job.input));
      batch.forEach((job, index) => job.resolve(results[index] as Out));
    } catch (error) {
      const [only] = batch;
      if (only && batch.length === 1) return only.reject(error);
      for (const job of batch) await this.run([job]);
    }
  }
}
