import {
  clauseChain,
  traceBack,
  traceBackQuery,
  type ClauseChain,
  type TraceBack,
  type TraceBackQuery,
} from '@namkhong/contracts/http/directive-trace';
import { Allow, type Caller, CurrentCaller, Database, Problem, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { ChainReader } from './chain.reader.js';
import { TraceReader } from './trace.reader.js';

/** What became of a clause, and which clause something comes from. */
@Controller()
export class TraceController {
  constructor(
    private readonly database: Database,
    private readonly reader: TraceReader,
    private readonly chains: ChainReader,
  ) {}

  @Get('clauses/:clauseId/trace')
  @Allow('clause.trace')
  @Returns(200, clauseChain)
  async trace(
    @CurrentCaller() caller: Caller,
    @Param('clauseId', zod(z.uuid())) clauseId: string,
  ): Promise<ClauseChain> {
    const trace = await this.database.read((session) => this.reader.trace(session, clauseId, caller));
    if (trace === null) throw new Problem(404, 'clause-unknown', { text: clauseId });
    return trace;
  }

  /** From a task, a case, a flag, a criterion, or a unit's figure of a quarter back to the clause, link by link. */
  @Get('trace')
  @Allow('clause.trace')
  @Returns(200, traceBack)
  async back(
    @CurrentCaller() caller: Caller,
    @Query(zod(traceBackQuery)) query: TraceBackQuery,
  ): Promise<TraceBack> {
    return this.database.read((session) => this.chains.back(session, query, caller));
  }
}
