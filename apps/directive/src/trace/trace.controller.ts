import { clauseTrace, type ClauseTrace } from '@namkhong/contracts/http/directive';
import { Allow, type Caller, CurrentCaller, Database, Problem, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { TraceReader } from './trace.reader.js';

/** What became of a clause. */
@Controller('clauses')
export class TraceController {
  constructor(
    private readonly database: Database,
    private readonly reader: TraceReader,
  ) {}

  @Get(':clauseId/trace')
  @Allow('clause.trace')
  @Returns(200, clauseTrace)
  async trace(
    @CurrentCaller() caller: Caller,
    @Param('clauseId', zod(z.uuid())) clauseId: string,
  ): Promise<ClauseTrace> {
    const trace = await this.database.read((session) => this.reader.trace(session, clauseId, caller.today));
    if (trace === null) throw new Problem(404, 'clause-unknown', { text: clauseId });
    return trace;
  }
}
