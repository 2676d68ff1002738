import type { Logger } from 'pino';

interface RoundsSettings {
  /** From the beginning of a round to that of the next; a round that takes longer is waited for. */
  readonly everyMs: number;
  readonly work: () => Promise<unknown>;
  readonly logger: Logger;
  /** What to say where a round fails; the next one tries again. */
  readonly failure: string;
}

/** Work that is looked at again and again, one round at a time. */
export class Rounds {
  private readonly timer: NodeJS.Timeout;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly settings: RoundsSettings) {
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.run());
    }, settings.everyMs);
    this.timer.unref();
  }

  /** No round begins any more; waits for the one that runs. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.round;
  }

  private async run(): Promise<void> {
    if (this.stopped) return;
    const { work, logger, failure } = this.settings;
    try {
      await work();
    } catch (error) {
      logger.error({ err: error }, failure);
    }
  }
}
