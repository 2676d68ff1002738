import { uuid } from '@namkhong/contracts';
import { rebuild } from '@namkhong/contracts/http/scoring-rebuild';
import { Allow, AuditLog, type Caller, CurrentCaller, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { RebuildsService } from './rebuilds.service.js';

/** Making anew from the log what was folded from it. */
@Controller('rebuilds')
export class RebuildsController {
  constructor(
    private readonly rebuilds: RebuildsService,
    private readonly audit: AuditLog,
  ) {}

  /** Asks for a rebuild; some instance takes it up within a second. */
  @Post()
  @HttpCode(202)
  @Allow('scoring.rebuild')
  @Returns(202, rebuild)
  async request(@CurrentCaller() caller: Caller) {
    return this.audit.carryOut(
      () => this.rebuilds.request(),
      ({ rebuildId }) => ({ act: 'scoring.rebuild', caller, targets: [rebuildId] }),
    );
  }

  @Get(':rebuildId')
  @Allow('scoring.rebuild')
  @Returns(200, rebuild)
  async read(@Param('rebuildId', zod(uuid)) rebuildId: string) {
    return this.rebuilds.read(rebuildId);
  }
}
