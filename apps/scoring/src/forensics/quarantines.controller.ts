import { uuid } from '@namkhong/contracts';
import { page } from '@namkhong/contracts/http/page';
import {
  quarantine,
  quarantinesQuery,
  quarantineSummary,
  standingReview,
  type Quarantine,
  type StandingReview,
} from '@namkhong/contracts/http/scoring-forensics';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { z } from 'zod';
import { QuarantinesService } from './quarantines.service.js';

/** As much of an answer as sets a header. */
interface Reply {
  header(name: string, value: string): unknown;
}

/** Ratings that were set aside. Neither what they say nor who gave them is ever shown. */
@Controller('forensics/quarantines')
export class QuarantinesController {
  constructor(
    private readonly quarantines: QuarantinesService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Allow('forensics.read')
  @Returns(200, page(quarantineSummary))
  async list(
    @Query(zod(quarantinesQuery)) query: z.output<typeof quarantinesQuery>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.quarantines.list(caller, query);
  }

  /** By the id of the group or of a rating in it. Its ETag is the version that a decision names in If-Match. */
  @Get(':id')
  @Allow('forensics.read')
  @Returns(200, quarantine)
  async one(
    @Param('id', zod(uuid)) id: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Quarantine> {
    const found = await this.quarantines.one(caller, id);
    return tagged(reply, found);
  }

  /** Decides about the group, or about one rating of it. */
  @Post(':id/decision')
  @HttpCode(200)
  @Allow('forensics.decide')
  @Returns(200, quarantine)
  async decide(
    @Param('id', zod(uuid)) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(standingReview)) review: StandingReview,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Quarantine> {
    const decided = await this.audit.carryOut(
      () => this.quarantines.decide(caller, id, versionOf(ifMatch), review),
      ({ version }) => ({
        act: 'forensics.decide/quarantine',
        caller,
        targets: [id],
        details: { standing: review.standing, version },
      }),
    );
    return tagged(reply, decided);
  }
}
