import type { IndexQuery, IndexResult } from '@namkhong/contracts/http/scoring-query';
import { Clock, Ids, Problem, RateLimits, type Caller } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { QueryLog } from './query-log.js';
import type { AskedQuery } from './query-log.repository.js';
import { QueryService } from './query.service.js';

/** The token of the setting of that name: questions one account may ask in an hour, over all sessions and instances. */
export const QUERY_QUOTA_PER_HOUR = Symbol('QUERY_QUOTA_PER_HOUR');

const HOUR_SECONDS = 3_600;

/**
 * Every question counts against the quota of its account and leaves a line in the log, also where it is refused. It is
 * committed while the answer is made, and before the answer leaves.
 */
@Injectable()
export class LoggedQueries {
  constructor(
    private readonly queries: QueryService,
    private readonly log: QueryLog,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly ids: Ids,
    @Inject(QUERY_QUOTA_PER_HOUR) private readonly quota: number,
  ) {}

  /** @throws Problem 429 `rate-limited` beyond the quota, and those of `QueryService.answer` */
  async answer(
    query: IndexQuery,
    caller: Caller,
    format: string,
    kind: AskedQuery['kind'] = 'query',
  ): Promise<IndexResult> {
    return this.logged(kind, query, caller, format, () => this.queries.answer(query, caller));
  }

  async logged<Result extends { readonly rows: readonly unknown[] }>(
    kind: AskedQuery['kind'],
    question: object,
    { subject }: Pick<Caller, 'subject'>,
    format: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const began = performance.now();
    const queryId = this.ids.next();
    const attempt = this.withinQuota(subject, work).then(
      (result) => ({ result, outcome: 'answered', rows: result.rows.length }),
      (error: unknown) => ({ error, outcome: error instanceof Problem ? error.code : 'failed', rows: 0 }),
    );
    const asked = this.log.asked({ queryId, subject, askedAt: this.clock.now(), kind, format, question });
    const [ended] = await Promise.all([attempt, asked]);
    const { outcome, rows } = ended;
    this.log.ended({ queryId, outcome, rows, durationMs: performance.now() - began });
    if ('error' in ended) throw ended.error;
    return ended.result;
  }

  private async withinQuota<Result>(subject: string, work: () => Promise<Result>): Promise<Result> {
    await this.limits.consume('query', subject, { points: this.quota, seconds: HOUR_SECONDS });
    return work();
  }
}
