import type { sandboxRequest, SandboxResult } from '@namkhong/contracts/http/scoring-query';
import { findWeightFaults, WHOLE } from '@namkhong/domain';
import { Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { finenessOf } from './check-question.js';
import { LoggedQueries } from './logged-queries.js';
import { QueryService } from './query.service.js';
import { reweighRows } from './reweigh-rows.js';

/** Rows are computed in exact fractions one by one. */
const MOST_ROWS = 1_000;

const NOTICE = {
  vi: 'Thử nghiệm: các con số này không phải số liệu của hệ thống và không được công bố.',
  en: 'A trial: these are no figures of the platform and must not be published.',
};

/** Lets an analyst try other weights. It writes nothing but the line in the log. */
@Injectable()
export class SandboxService {
  constructor(
    private readonly queries: QueryService,
    private readonly logged: LoggedQueries,
  ) {}

  /** @throws Problem 422 `weights-sum-invalid`, `criterion-unknown`, `query-too-large`, and those of a question */
  async try(request: z.output<typeof sandboxRequest>, caller: Caller): Promise<SandboxResult> {
    return this.logged.logged('sandbox', request, caller, 'json', () => this.compute(request, caller));
  }

  private async compute(
    { question, weights, threshold }: z.output<typeof sandboxRequest>,
    caller: Caller,
  ): Promise<SandboxResult> {
    const weighted = Object.entries(weights).map(([code, weight]) => ({ code, weight }));
    if (findWeightFaults(weighted).length > 0) {
      const sum = weighted.reduce((total, { weight }) => total + weight, 0);
      throw new Problem(422, 'weights-sum-invalid', { sum, expected: WHOLE });
    }
    // A criterion of its own has no weight to try.
    const dimensions = question.dimensions.filter((dimension) => dimension !== 'criterion');
    const [fineness] = finenessOf(question);
    if (fineness) throw new Problem(422, 'dimensions-conflict', { dimension: fineness, others: 'sandbox' });
    const filters = { ...question.filters, criteria: undefined };
    const query = { ...question, dimensions, filters, measures: ['linear' as const] };
    const { answer, versions } = await this.queries.answered(query, caller);
    const known = new Set(versions.flatMap(({ criteria }) => criteria.map(({ code }) => code)));
    const unknown = weighted.filter(({ code }) => !known.has(code)).map(({ code }) => code);
    if (unknown.length > 0) throw new Problem(422, 'criterion-unknown', { criteria: unknown.join(', ') });
    if (answer.rows.length > MOST_ROWS) {
      throw new Problem(422, 'query-too-large', { most: MOST_ROWS });
    }
    const rows = reweighRows(answer.rows, weights, threshold ?? null);
    return { sandbox: true, notice: NOTICE, illustrative: answer.illustrative, rows };
  }
}
