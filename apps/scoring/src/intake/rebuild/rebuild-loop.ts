import { createTransport } from '@namkhong/event-bus';
import {
  busSettings,
  Clock,
  Database,
  ENVIRONMENT,
  LOGGER,
  Rounds,
  SERVICE_NAME,
  type BaseEnvironment,
  type Logger,
} from '@namkhong/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rebuild } from './rebuild.js';
import { RebuildsRepository } from './rebuilds.repository.js';

const PAUSE_MS = 1_000;

/** Takes up the rebuild that was asked for, or that ended with the instance which ran it. */
@Injectable()
export class RebuildLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private rounds: Rounds | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly rebuilds: RebuildsRepository,
    private readonly rebuild: Rebuild,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: BaseEnvironment,
    @Inject(SERVICE_NAME) private readonly service: string,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds = new Rounds({
      everyMs: PAUSE_MS,
      work: () => this.look(),
      logger: this.logger,
      failure: 'rebuilds could not be looked for',
    });
  }

  /** A rebuild under way stays unfinished, and begins anew with the next instance. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('the service is stopping'));
    await this.rounds?.stop();
  }

  private async look(): Promise<void> {
    const rebuildId = await this.database.read((session) => this.rebuilds.unfinished(session));
    if (rebuildId !== undefined) await this.run(rebuildId);
  }

  private async run(rebuildId: string): Promise<void> {
    const { signal } = this.stopping;
    const transport = createTransport(busSettings(this.environment, this.service), (level, message, fields) =>
      this.logger[level](fields, message),
    );
    try {
      await this.rebuild.run(rebuildId, transport, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.logger.error({ err: error, rebuildId }, 'a rebuild failed; nothing was changed');
      const failure = error instanceof Error ? error.message : String(error);
      await this.database.transaction((session) =>
        this.rebuilds.finish(session, rebuildId, this.clock.now(), { state: 'failed', failure }),
      );
    } finally {
      await transport.close();
    }
  }
}
