import { indexQuery, indexResult } from '@namkhong/contracts/http/scoring';
import { Allow, CurrentCaller, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { IndexQuery } from './answer-query.js';
import { QueryService } from './query.service.js';

@Controller('query')
export class QueryController {
  constructor(private readonly queries: QueryService) {}

  /** A question to the index; it creates nothing. */
  @Post()
  @HttpCode(200)
  @Allow('index.query')
  @Returns(200, indexResult)
  async answer(@Body(zod(indexQuery)) query: IndexQuery, @CurrentCaller() caller: Caller) {
    return this.queries.answer(query, caller);
  }
}
