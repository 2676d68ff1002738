import { uuid } from '@namkhong/contracts';
import { page } from '@namkhong/contracts/http/page';
import {
  alert,
  alertReview,
  alertsQuery,
  type AlertReview,
  type AlertView,
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
import { AlertsService } from './alerts.service.js';

/** As much of an answer as sets a header. */
interface Reply {
  header(name: string, value: string): unknown;
}

/** Patterns about officials that wait for a person, or were decided by one. */
@Controller('forensics/alerts')
export class AlertsController {
  constructor(
    private readonly alerts: AlertsService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Allow('forensics.read')
  @Returns(200, page(alert))
  async list(@Query(zod(alertsQuery)) query: z.output<typeof alertsQuery>, @CurrentCaller() caller: Caller) {
    return this.alerts.list(caller, query);
  }

  /** Its ETag is the version that a decision names in If-Match. */
  @Get(':alertId')
  @Allow('forensics.read')
  @Returns(200, alert)
  async one(
    @Param('alertId', zod(uuid)) alertId: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<AlertView> {
    const found = await this.alerts.one(caller, alertId);
    return tagged(reply, found);
  }

  @Post(':alertId/decision')
  @HttpCode(200)
  @Allow('forensics.decide')
  @Returns(200, alert)
  async decide(
    @Param('alertId', zod(uuid)) alertId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(alertReview)) review: AlertReview,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<AlertView> {
    const decided = await this.audit.carryOut(
      () => this.alerts.decide(caller, alertId, versionOf(ifMatch), review),
      ({ version }) => ({
        act: 'forensics.decide/alert',
        caller,
        targets: [alertId],
        details: { state: review.state, version },
      }),
    );
    return tagged(reply, decided);
  }
}
