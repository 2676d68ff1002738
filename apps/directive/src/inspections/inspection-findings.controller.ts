import { uuid } from '@namkhong/contracts';
import { finding, findingRequest, type FindingView } from '@namkhong/contracts/http/directive-inspections';
import { Allow, type Caller, CurrentCaller, zod } from '@namkhong/service-kit';
import { Body, Controller, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { FindingsService } from './findings.service.js';

@Controller('inspections/:inspectionId/findings')
export class InspectionFindingsController {
  constructor(private readonly findings: FindingsService) {}

  /** Takes down what an inspection found, as a draft. */
  @Post()
  @Allow('finding.draft')
  @Creates(finding)
  async draft(
    @CurrentCaller() caller: Caller,
    @Param('inspectionId', zod(uuid)) inspectionId: string,
    @Body(zod(findingRequest)) request: z.output<typeof findingRequest>,
  ): Promise<FindingView> {
    return this.findings.draft(caller, inspectionId, request);
  }
}
