import {
  kiosk,
  kioskCode,
  kioskCodeRequest,
  kioskGaps,
  kioskRevocation,
  kiosksQuery,
  servicePointHealth,
  type KioskView,
} from '@namkhong/contracts/http/feedback-kiosks';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  pageOf,
  readCursor,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { z } from 'zod';
import { EnrolmentService } from './enrolment.service.js';
import { FleetService } from './fleet.service.js';

const fleetQuery = kiosksQuery.extend(pageQuery.shape);
const kioskId = () => Param('kioskId', zod(z.uuid()));

/** What operators and heads of units may know and do about kiosks. */
@Controller('kiosks')
export class KiosksController {
  constructor(
    private readonly enrolment: EnrolmentService,
    private readonly fleet: FleetService,
    private readonly audit: AuditLog,
  ) {}

  /** An answer with a code is given once: no Idempotency-Key is kept for it, as that would keep the code. */
  @Post('codes')
  @Allow('kiosk.manage')
  @Returns(201, kioskCode)
  async makeCode(
    @CurrentCaller() caller: Caller,
    @Body(zod(kioskCodeRequest)) body: z.output<typeof kioskCodeRequest>,
  ): Promise<z.output<typeof kioskCode>> {
    return this.audit.carryOut(
      () => this.enrolment.makeCode(caller, body),
      () => ({
        act: 'kiosk.manage/make-code',
        caller,
        targets: body.replaces === null ? [] : [body.replaces],
        details: { servicePoint: body.servicePoint },
      }),
    );
  }

  @Get()
  @Allow('kiosk.manage')
  @Returns(200, page(kiosk))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(fleetQuery)) { unitId, limit, cursor }: z.output<typeof fleetQuery>,
  ) {
    const asked = { unitId, limit: limit + 1, after: readCursor(z.uuid(), cursor) };
    return pageOf(await this.fleet.list(caller, asked), limit, (last) => last.kioskId);
  }

  @Get('health')
  @Allow('kiosk.read-health')
  @Returns(200, servicePointHealth)
  async health(
    @CurrentCaller() caller: Caller,
    @Query(zod(kiosksQuery)) { unitId }: z.output<typeof kiosksQuery>,
  ): Promise<z.output<typeof servicePointHealth>> {
    return this.fleet.health(caller, unitId);
  }

  @Get(':kioskId/gaps')
  @Allow('kiosk.manage')
  @Returns(200, kioskGaps)
  async gaps(@CurrentCaller() caller: Caller, @kioskId() id: string): Promise<z.output<typeof kioskGaps>> {
    return this.fleet.gaps(caller, id);
  }

  @Post(':kioskId/revocation')
  @HttpCode(200)
  @Allow('kiosk.manage')
  @Returns(200, kiosk)
  async revoke(
    @CurrentCaller() caller: Caller,
    @kioskId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(kioskRevocation)) body: z.output<typeof kioskRevocation>,
    @Res({ passthrough: true }) reply: Parameters<typeof tagged>[0],
  ): Promise<KioskView> {
    const work = () => this.fleet.revoke(caller, id, versionOf(ifMatch), body);
    const view = await this.audit.carryOut(work, ({ unitId }) => ({
      act: 'kiosk.manage/revoke',
      caller,
      targets: [id],
      details: { unitId, reason: body.reason },
    }));
    return tagged(reply, view);
  }
}
