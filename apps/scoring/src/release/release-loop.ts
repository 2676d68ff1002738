import { LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ReleaseService } from './release.service.js';

/** The token of the setting of that name. */
export const RELEASE_QUIET_SECONDS = Symbol('RELEASE_QUIET_SECONDS');

/** How long changes gather before they are looked at, and how long after a failure. */
const PAUSE_MS = 1_000;
const PAUSE_AFTER_FAILURE_MS = 10_000;
/** Transactions in one round; what is left waits for the next. */
const ROUNDS = 50;

/** Looks every second whether anything new may be told. One round at a time, each with an end. */
@Injectable()
export class ReleaseLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly releases: ReleaseService,
    @Inject(RELEASE_QUIET_SECONDS) private readonly quietSeconds: number,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule(PAUSE_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private schedule(pause: number): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.round = this.run();
    }, pause).unref();
  }

  private async run(): Promise<void> {
    try {
      for (let round = 0; round < ROUNDS && !this.stopping; round += 1) {
        if ((await this.releases.releaseSome(this.quietSeconds)) === 0) break;
      }
      this.schedule(PAUSE_MS);
    } catch (error) {
      this.logger.error({ err: error }, 'a release failed; what is due stays queued');
      this.schedule(PAUSE_AFTER_FAILURE_MS);
    }
  }
}
