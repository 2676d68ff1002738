import {
  boundariesBody,
  boundariesQuery,
  unitBoundaries,
  type UnitBoundaries,
} from '@namkhong/contracts/http/directive-boundaries';
import { importQuery } from '@namkhong/contracts/http/directive';
import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import { localDate } from '@namkhong/domain';
import {
  Allow,
  AuditLog,
  type Caller,
  Clock,
  CurrentCaller,
  Database,
  Public,
  Returns,
  tellImport,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { BoundariesService } from './boundaries.service.js';
import { BoundaryRepository, toFeature } from './boundary.repository.js';

/** Where units lie, for maps. */
@Controller()
export class BoundariesController {
  constructor(
    private readonly database: Database,
    private readonly boundaries: BoundaryRepository,
    private readonly service: BoundariesService,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  @Post('imports/boundaries')
  @Allow('organisation.import')
  @Returns(201, importReport)
  async importBoundaries(
    @CurrentCaller() caller: Caller,
    @Query(zod(importQuery.pick({ dryRun: true }))) { dryRun }: { readonly dryRun: boolean },
    @Body(zod(boundariesBody)) body: z.output<typeof boundariesBody>,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.service.importBoundaries(body, dryRun),
      tellImport('organisation.import/boundaries', caller),
    );
  }

  /** Whoever names the ETag of the last answer is answered 304 without a map. */
  @Get('units/boundaries')
  @Public()
  @Returns(200, unitBoundaries)
  async drawn(
    @Query(zod(boundariesQuery)) query: z.output<typeof boundariesQuery>,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnitBoundaries | undefined> {
    const { asOf = localDate(this.clock.now()), parentId } = query;
    return this.database.read(async (session) => {
      const etag = `"${await this.boundaries.revision(session)}-${asOf}"`;
      reply.header('etag', etag).header('cache-control', 'no-cache');
      if (known?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)) {
        reply.status(304);
        return undefined;
      }
      const units = await this.boundaries.drawnOn(session, asOf, parentId);
      const sources = Map.groupBy(units, ({ source, licence }) => JSON.stringify([source, licence]));
      return {
        type: 'FeatureCollection',
        sources: [...sources.values()].flatMap(([one]) =>
          one ? [{ source: one.source, licence: one.licence }] : [],
        ),
        features: units.map(toFeature),
      };
    });
  }
}
