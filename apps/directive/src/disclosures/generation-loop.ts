import { localDate } from '@namkhong/domain';
import { Clock, LOGGER, Rounds, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DisclosureGenerator } from './disclosure-generator.js';

/** A period begins at midnight; nobody waits for what it asks by the minute. */
const PAUSE_MS = 600_000;

/** Looks every ten minutes whether a period has begun for which units have something to publish. */
@Injectable()
export class GenerationLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly generator: DisclosureGenerator,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: PAUSE_MS,
      work: () => this.generator.generate(localDate(this.clock.now())),
      logger: this.logger,
      failure: 'what units have to publish could not be said; the next round tries again',
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }
}
