import { LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EvaluationsService } from './evaluations.service.js';

/** As often as closed quarters are published anew. */
const PAUSE_MS = 600_000;

/** Judges quarters again when what their flags rest on was published anew, or when flags wait for a decision. */
@Injectable()
export class EvaluationLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly evaluations: EvaluationsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: PAUSE_MS,
      work: () => this.evaluations.repeatDue(),
      logger: this.logger,
      failure: 'a quarter could not be judged again; it stays due',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }
}
