import { LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EvaluationsService } from './evaluations.service.js';

/** As often as closed quarters are published anew. */
const PAUSE_MS = 600_000;

/** Judges quarters again when what their flags rest on was published anew, or when flags wait for a decision. */
@Injectable()
export class EvaluationLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly evaluations: EvaluationsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.run());
    }, PAUSE_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async run(): Promise<void> {
    try {
      await this.evaluations.repeatDue();
    } catch (error) {
      this.logger.error({ err: error }, 'a quarter could not be judged again; it stays due');
    }
  }
}
