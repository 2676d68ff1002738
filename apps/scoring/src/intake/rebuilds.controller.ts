import { uuid } from '@namkhong/contracts';
import { rebuild } from '@namkhong/contracts/http/scoring-rebuild';
import { Allow, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { RebuildsService } from './rebuilds.service.js';

/** Making anew from the log what was folded from it. */
@Controller('rebuilds')
export class RebuildsController {
  constructor(private readonly rebuilds: RebuildsService) {}

  /** Asks for a rebuild; some instance takes it up within a second. */
  @Post()
  @HttpCode(202)
  @Allow('scoring.rebuild')
  @Returns(202, rebuild)
  async request() {
    return this.rebuilds.request();
  }

  @Get(':rebuildId')
  @Allow('scoring.rebuild')
  @Returns(200, rebuild)
  async read(@Param('rebuildId', zod(uuid)) rebuildId: string) {
    return this.rebuilds.read(rebuildId);
  }
}
