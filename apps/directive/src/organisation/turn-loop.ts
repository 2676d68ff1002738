import { localDate } from '@namkhong/domain';
import { Clock, Database, LOGGER, type Logger, Rounds } from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitRecorder } from './unit-recorder.js';
import { TurnReader } from './turn.reader.js';

const EVERY_MS = 60_000;

/** Looks every minute whether a rename or a new parent takes effect; it does so within a minute after midnight. */
@Injectable()
export class TurnLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;

  constructor(
    private readonly database: Database,
    private readonly reader: TurnReader,
    private readonly recorder: UnitRecorder,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const failure = 'changes of the organisation that are due could not take effect';
    this.rounds = new Rounds({ everyMs: EVERY_MS, work: () => this.run(), logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  /** How many units took their new name or parent. The organisation is locked only where there is something to do. */
  async run(): Promise<number> {
    const today = localDate(this.clock.now());
    return this.database.transaction(async (session) =>
      (await this.reader.isDue(session, today)) ? this.recorder.turn(session, today) : 0,
    );
  }
}
