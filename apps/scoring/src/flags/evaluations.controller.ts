import { evaluationRequest, evaluationResult } from '@namkhong/contracts/http/scoring-flags';
import { Allow, AuditLog, type Caller, CurrentCaller, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { EvaluationsService } from './evaluations.service.js';

@Controller('evaluations')
export class EvaluationsController {
  constructor(
    private readonly evaluations: EvaluationsService,
    private readonly audit: AuditLog,
  ) {}

  /** Applies the LOW rule to a quarter and the one before. Asked again, it raises nothing twice. */
  @Post()
  @HttpCode(200)
  @Allow('period.evaluate')
  @Returns(200, evaluationResult)
  async evaluate(
    @CurrentCaller() caller: Caller,
    @Body(zod(evaluationRequest)) request: z.output<typeof evaluationRequest>,
  ) {
    return this.audit.carryOut(
      () => this.evaluations.evaluate(request),
      ({ quarter, evaluated, flagged, superseded, lapsed }) => ({
        act: 'period.evaluate',
        caller,
        targets: [request.setCode],
        details: { quarter, evaluated, flagged, superseded, lapsed },
      }),
    );
  }
}
