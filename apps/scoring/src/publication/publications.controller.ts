import { uuid } from '@namkhong/contracts';
import { page } from '@namkhong/contracts/http/page';
import {
  inputsQuery,
  ownPublication,
  publicationFunnels,
  publicationKeys,
  publicationSnapshots,
  publicationsQuery,
  publicationSummary,
  publicationView,
  saltedInputs,
  sipasFigures,
  sipasQuery,
} from '@namkhong/contracts/http/scoring-publication';
import { Allow, CurrentCaller, Public, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import type { z } from 'zod';
import { PublicationsService } from './publications.service.js';
import { writeSipasFile } from './write-sipas-file.js';

@Controller('publications')
export class PublicationsController {
  constructor(private readonly publications: PublicationsService) {}

  /** Latest first, superseded ones among them. */
  @Get()
  @Public()
  @Returns(200, page(publicationSummary))
  async list(@Query(zod(publicationsQuery)) query: z.output<typeof publicationsQuery>) {
    return this.publications.list(query);
  }

  /** The public halves of every key that a manifest was ever signed with. */
  @Get('keys')
  @Public()
  @Returns(200, publicationKeys)
  async keys() {
    return this.publications.keys();
  }

  /** The public manifest with its signature. */
  @Get(':publicationId')
  @Public()
  @Returns(200, publicationView)
  async one(@Param('publicationId', zod(uuid)) publicationId: string) {
    return this.publications.one(publicationId);
  }

  /** Shares of the satisfied per unit and criterion, in the shape of the ministry's survey. */
  @Get(':publicationId/sipas')
  @Public()
  @Returns(200, sipasFigures, 'Shares; with `format=csv` a file of them.')
  async sipas(
    @Param('publicationId', zod(uuid)) publicationId: string,
    @Query(zod(sipasQuery)) { format }: z.output<typeof sipasQuery>,
  ) {
    const figures = await this.publications.sipas(publicationId);
    if (format === 'json') return figures;
    const file = writeSipasFile(figures);
    return new StreamableFile(file, {
      type: 'text/csv; charset=utf-8',
      length: file.length,
      disposition: `attachment; filename="sipas-${figures.setCode}-${figures.quarter}.csv"`,
    });
  }

  /** Units of one kind around their common mean, with the limits that a unit of this many ratings may be expected within. */
  @Get(':publicationId/funnels')
  @Public()
  @Returns(200, publicationFunnels)
  async funnels(@Param('publicationId', zod(uuid)) publicationId: string) {
    return this.publications.funnels(publicationId);
  }

  /** What all figures are computed from, with dates: for whoever recomputes and signs. */
  @Get(':publicationId/inputs')
  @Allow('publication.read-inputs')
  @Returns(200, page(saltedInputs))
  async inputs(
    @Param('publicationId', zod(uuid)) publicationId: string,
    @Query(zod(inputsQuery)) { limit, cursor }: z.output<typeof inputsQuery>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.publications.inputs(caller, publicationId, limit, cursor);
  }

  /** How far the log was folded when each block was told. */
  @Get(':publicationId/snapshots')
  @Allow('publication.read-inputs')
  @Returns(200, publicationSnapshots)
  async snapshots(@Param('publicationId', zod(uuid)) publicationId: string, @CurrentCaller() caller: Caller) {
    return this.publications.snapshots(caller, publicationId);
  }

  /** What one subject's figures are computed from, as the subject may see it. */
  @Get(':publicationId/subjects/:subjectId/inputs')
  @Allow('publication.read-subject')
  @Returns(200, ownPublication)
  async own(
    @Param('publicationId', zod(uuid)) publicationId: string,
    @Param('subjectId', zod(uuid)) subjectId: string,
    @CurrentCaller() caller: Caller,
  ) {
    return this.publications.own(caller, publicationId, subjectId);
  }
}
