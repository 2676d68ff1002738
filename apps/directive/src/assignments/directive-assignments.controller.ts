import { assignRequest, assignResponse } from '@namkhong/contracts/http/directive';
import { Allow, AuditLog, type Caller, CurrentCaller, zod } from '@namkhong/service-kit';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { CutService } from './cut.service.js';

/** Tells units what a directive asks of them. */
@Controller('directives/:directiveId/assignments')
export class DirectiveAssignmentsController {
  constructor(
    private readonly cuts: CutService,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @Allow('directive.issue')
  @Creates(assignResponse)
  async cut(
    @CurrentCaller() caller: Caller,
    @Param('directiveId', zod(z.uuid())) directiveId: string,
    @Body(zod(assignRequest)) body: z.output<typeof assignRequest>,
  ): Promise<z.output<typeof assignResponse>> {
    return this.audit.carryOut(
      () => this.cuts.cut(caller, directiveId, body),
      ({ created, unchanged }) => ({
        act: 'directive.issue/assign',
        caller,
        targets: [directiveId],
        details: { clauses: body.assignments.map(({ clauseId }) => clauseId), created, unchanged },
      }),
    );
  }
}
