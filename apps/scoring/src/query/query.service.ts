import type { IndexResult } from '@namkhong/contracts/http/scoring';
import { Database, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import { CriteriaSetsReader } from '../methodology/criteria-sets.reader.js';
import { ReleasedCellsReader } from '../release/released-cells.reader.js';
import { answerQuery, type IndexQuery } from './answer-query.js';

/** Released cells one answer may rest on: what a service can hold at once beside its other work. */
const MOST_CELLS = 20_000;

/** Answers questions to the index, from released cells and within the caller's units. */
@Injectable()
export class QueryService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly released: ReleasedCellsReader,
    private readonly sets: CriteriaSetsReader,
  ) {}

  /**
   * @throws Problem 403 `permission-denied`, 404 `criteria-set-unknown`, 422 `window-reversed`,
   *   `criteria-filter-needs-dimension` or `query-too-large`
   */
  async answer(query: IndexQuery, caller: Caller): Promise<IndexResult> {
    refuseUnsound(query);
    return this.database.read(async (session) => {
      const versions = await this.sets.versions(session, query.setCode);
      if (versions.length === 0) throw new Problem(404, 'criteria-set-unknown', { setCode: query.setCode });
      const selection = {
        setCode: query.setCode,
        from: `${query.window.from}-01`,
        to: `${query.window.to}-01`,
        unitIds: await this.unitsWithin(session, query, caller),
        assurance: query.filters.assurance ?? null,
      };
      const count = await this.released.count(session, selection);
      if (count > MOST_CELLS) throw new Problem(422, 'query-too-large', { cells: count, most: MOST_CELLS });
      const cells = await this.released.select(session, selection);
      const withheld = await this.released.withheld(session, selection);
      const times = cells.map(({ releasedAt }) => releasedAt.getTime());
      const latest = times.reduce((last, time) => Math.max(last, time), 0);
      return {
        asOf: latest === 0 ? null : new Date(latest).toISOString(),
        withheldCells: withheld.length,
        rows: answerQuery(query, versions, cells, withheld),
        illustrative: cells.some(({ illustrative }) => illustrative),
      };
    });
  }

  /** The units asked for, each within the caller's grants; without any, all that the grants cover, null for everything. */
  private async unitsWithin(
    session: Session,
    { filters: { unitIds } }: IndexQuery,
    caller: Caller,
  ): Promise<readonly string[] | null> {
    const granted = caller.unitsFor('index.query');
    if (!unitIds) return granted === 'everything' ? null : this.directory.subtrees(session, granted);
    for (const target of await this.directory.targets(session, unitIds))
      caller.require('index.query', target);
    return unitIds;
  }
}

function refuseUnsound({ window, filters, dimensions }: IndexQuery): void {
  if (window.from > window.to) throw new Problem(422, 'window-reversed', window);
  if (filters.criteria && !dimensions.includes('criterion')) {
    throw new Problem(422, 'criteria-filter-needs-dimension');
  }
}
