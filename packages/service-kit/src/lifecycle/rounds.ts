import type { Logger } from 'pino';

export const HOUR_MS = 3_600_000;

interface RoundsSettings {
  /** From the beginning of a round to that of the next; where one takes longer, those that would begin meanwhile fall out. */
  readonly everyMs: number;
  /** Whether the first round begins at once; otherwise after the first pause. */
  readonly atOnce?: boolean;
  readonly work: () => Promise<unknown>;
  readonly logger: Logger;
  /** What to say where a round fails; the next one tries again. */
  readonly failure: string;
}

/** Work that is looked at again and again, one round at a time. */
export class Rounds {
  private readonly timer: NodeJS.Timeout;
  private round: Promise<void> | undefined;

  constructor(private readonly settings: RoundsSettings) {
    this.timer = setInterval(() => this.begin(), settings.everyMs);
    this.timer.unref();
    if (settings.atOnce) this.begin();
  }

  /** No round begins any more; waits for the one that runs. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private begin(): void {
    this.round ??= this.run().finally(() => (this.round = undefined));
  }

  private async run(): Promise<void> {
    const { work, logger, failure } = this.settings;
    try {
      await work();
    } catch (error) {
      logger.error({ err: error }, failure);
    }
  }
}
