import { assignRequest, assignResponse } from '@namkhong/contracts/http/directive';
import { Allow, zod } from '@namkhong/service-kit';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { CutService } from './cut.service.js';

/** Tells units what a directive asks of them. */
@Controller('directives/:directiveId/assignments')
export class DirectiveAssignmentsController {
  constructor(private readonly cuts: CutService) {}

  @Post()
  @Allow('directive.issue')
  @Creates(assignResponse)
  async cut(
    @Param('directiveId', zod(z.uuid())) directiveId: string,
    @Body(zod(assignRequest)) body: z.output<typeof assignRequest>,
  ): Promise<z.output<typeof assignResponse>> {
    return this.cuts.cut(directiveId, body);
  }
}
