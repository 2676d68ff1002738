import { uuid } from '@namkhong/contracts';
import { unitFigures } from '@namkhong/contracts/http/scoring';
import { Public, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import { FiguresService } from './figures.service.js';

@Controller('units')
export class FiguresController {
  constructor(private readonly figures: FiguresService) {}

  /** A unit's figures over the rolling four quarters, and month by month. */
  @Get(':unitId/figures')
  @Public()
  @Returns(200, unitFigures)
  async ofUnit(@Param('unitId', zod(uuid)) unitId: string) {
    return this.figures.ofUnit(unitId);
  }
}
