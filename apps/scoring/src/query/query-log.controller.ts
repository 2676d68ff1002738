import { uuid } from '@namkhong/contracts';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { loggedQuery } from '@namkhong/contracts/http/scoring-query';
import { Allow, Database, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { QueryLog } from './query-log.js';
import { QueryLogRepository } from './query-log.repository.js';

const logPage = pageQuery.extend({ cursor: uuid.optional() });

@Controller('query-log')
export class QueryLogController {
  constructor(
    private readonly database: Database,
    private readonly log: QueryLog,
    private readonly repository: QueryLogRepository,
  ) {}

  /** Who asked what, the newest first. */
  @Get()
  @Allow('query.read-log')
  @Returns(200, page(loggedQuery))
  async list(@Query(zod(logPage)) { limit, cursor }: z.output<typeof logPage>) {
    await this.log.flush();
    const entries = await this.database.read((session) =>
      this.repository.list(session, cursor ?? null, limit + 1),
    );
    const items = entries.slice(0, limit);
    return { items, next: entries.length > limit ? (items.at(-1)?.queryId ?? null) : null };
  }
}
