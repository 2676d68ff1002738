import {
  auditHead,
  auditPage,
  auditQuery,
  type AuditHead,
  type AuditQuery,
} from '@namkhong/contracts/http/audit';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Allow, Public } from '../auth/access.decorators.js';
import type { Caller } from '../auth/caller.js';
import { CurrentCaller } from '../auth/current-caller.js';
import { Clock } from '../context/clock.js';
import { Database } from '../database/database.js';
import { zod } from '../http/zod-pipe.js';
import { SERVICE_NAME } from '../kit.tokens.js';
import { RateLimit } from '../limits/rate-limit.decorator.js';
import { Returns } from '../openapi/returns.decorator.js';
import { AuditReader } from './audit.reader.js';

/** Who did what by virtue of which grant, in every service. */
@Controller('audit')
export class AuditController {
  constructor(
    @Inject(SERVICE_NAME) private readonly service: string,
    private readonly database: Database,
    private readonly reader: AuditReader,
    private readonly clock: Clock,
  ) {}

  /** Whoever holds the action for some units sees what was done to them and below them as the units lay then. */
  @Get()
  @Allow('audit.read')
  @Returns(200, auditPage)
  async list(@Query(zod(auditQuery)) query: AuditQuery, @CurrentCaller() caller: Caller) {
    const { cursor, unitId, limit, ...filter } = query;
    const scope = caller.unitsFor('audit.read');
    const entries = await this.database.read((session) =>
      this.reader.list(session, {
        ...filter,
        limit: limit + 1,
        after: cursor === undefined ? null : Number(cursor),
        units: unitId === undefined ? null : [unitId],
        scope: scope === 'everything' ? null : scope,
      }),
    );
    const items = entries.slice(0, limit);
    const { act, target, actor } = filter;
    return {
      items,
      next: entries.length > limit ? String(items.at(-1)?.sequence ?? '') : null,
      complete: scope === 'everything' && [unitId, act, target, actor].every((part) => part === undefined),
    };
  }

  /** A number and a hash, which tell nothing of what was done: anybody may note them and hold the platform to them. */
  @Get('head')
  @Public()
  @RateLimit({ points: 60, seconds: 60 })
  @Returns(200, auditHead)
  async head(): Promise<AuditHead> {
    const head = await this.database.read((session) => this.reader.head(session));
    return { service: this.service, ...head, at: this.clock.now().toISOString() };
  }
}
