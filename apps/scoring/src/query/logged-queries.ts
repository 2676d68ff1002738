import type { IndexQuery, IndexResult } from '@namkhong/contracts/http/scoring-query';
import { Clock, Ids, Problem, RateLimits, type Caller } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { QueryLog } from './query-log.js';
import type { LoggedQuery } from './query-log.repository.js';
import { QueryService } from './query.service.js';

/** The token of the setting of that name: questions one account may ask in an hour, over all sessions and instances. */
export const QUERY_QUOTA_PER_HOUR = Symbol('QUERY_QUOTA_PER_HOUR');

const HOUR_SECONDS = 3_600;

/** Every question counts against the quota of its account and leaves a line in the log, also where it is refused. */
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
    kind: LoggedQuery['kind'] = 'query',
  ): Promise<IndexResult> {
    return this.logged(kind, query, caller, format, () => this.queries.answer(query, caller));
  }

  async logged<Result extends { readonly rows: readonly unknown[] }>(
    kind: LoggedQuery['kind'],
    question: object,
    { subject }: Pick<Caller, 'subject'>,
    format: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const began = performance.now();
    const askedAt = this.clock.now();
    const note = (outcome: string, rows: number) =>
      this.log.add({
        queryId: this.ids.next(),
        subject,
        askedAt,
        kind,
        format,
        question,
        outcome,
        rows,
        durationMs: performance.now() - began,
      });
    try {
      await this.limits.consume('query', subject, { points: this.quota, seconds: HOUR_SECONDS });
      const result = await work();
      note('answered', result.rows.length);
      return result;
    } catch (error) {
      note(error instanceof Problem ? error.code : 'failed', 0);
      throw error;
    }
  }
}
