import { PassThrough, type Readable } from 'node:stream';
import { Closing, Database, LOGGER, Problem, Rounds, type Logger } from '@namkhong/service-kit';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { NoticeRepository } from './notice.repository.js';

const everyMs = 1_000;
/** Proxies close what is silent for longer than a minute. */
const heartbeatRounds = 20;
/** The gateway keeps a hundred connections to a service; live ones may not take them all. */
const mostStreams = 50;
const mostPerOfficial = 5;

interface Live {
  readonly officialId: string;
  readonly stream: PassThrough;
  mark: string | undefined;
}

/**
 * Tells open pages that something changed, as server-sent events. One query a second for everybody who watches; a stream whose
 * reader is too slow is ended, and its page connects again.
 */
@Injectable()
export class LiveNotices implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly live = new Set<Live>();
  private rounds: Rounds | undefined;
  private round = 0;

  constructor(
    private readonly database: Database,
    private readonly repository: NoticeRepository,
    private readonly closing: Closing,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.closing.before(() => {
      for (const { stream } of this.live) stream.end();
    });
  }

  onApplicationBootstrap(): void {
    const failure = 'live notices could not be looked up';
    this.rounds = new Rounds({ everyMs, work: () => this.tell(), logger: this.logger, failure });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds?.stop();
  }

  /** @throws Problem 429 `streams-too-many` for a sixth of one official, 503 `overloaded` where there are too many in all */
  open(officialId: string): Readable {
    const own = [...this.live].filter((each) => each.officialId === officialId);
    if (own.length >= mostPerOfficial) throw new Problem(429, 'streams-too-many', {}, { retryAfter: 60 });
    if (this.live.size >= mostStreams) throw new Problem(503, 'overloaded', {}, { retryAfter: 30 });
    const stream = new PassThrough();
    const live: Live = { officialId, stream, mark: undefined };
    this.live.add(live);
    stream.once('close', () => this.live.delete(live));
    stream.write('retry: 5000\n\n');
    return stream;
  }

  private async tell(): Promise<void> {
    if (this.live.size === 0) return;
    const officialIds = [...new Set([...this.live].map(({ officialId }) => officialId))];
    const found = await this.database.read((session) => this.repository.standings(session, officialIds));
    const standings = new Map(found.map((each) => [each.officialId, each]));
    this.round += 1;
    for (const live of this.live) {
      const { unread = 0, mark = '' } = standings.get(live.officialId) ?? {};
      if (mark !== live.mark) this.write(live, `event: notices\ndata: ${JSON.stringify({ unread })}\n\n`);
      else if (this.round % heartbeatRounds === 0) this.write(live, ': still here\n\n');
      live.mark = mark;
    }
  }

  private write({ stream }: Live, text: string): void {
    if (!stream.write(text)) stream.end();
  }
}
