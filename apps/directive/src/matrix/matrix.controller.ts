import {
  followUp,
  followUpQuery,
  matrix,
  matrixQuery,
  publishedFollowUpQuery,
  type FollowUpAnswer,
  type Matrix,
} from '@namkhong/contracts/http/directive-matrix';
import { Allow, type Caller, CurrentCaller, Public, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { FollowUpService } from './follow-up.service.js';
import { MatrixService } from './matrix.service.js';

/** What those who gave tasks watch: who stands where, and the ratios that are published of it. */
@Controller()
export class MatrixController {
  constructor(
    private readonly matrices: MatrixService,
    private readonly followUps: FollowUpService,
  ) {}

  @Get('directives/:directiveId/matrix')
  @Allow('assignment.follow-up')
  @Returns(200, matrix)
  async matrix(
    @CurrentCaller() caller: Caller,
    @Param('directiveId', zod(z.uuid())) directiveId: string,
    @Query(zod(matrixQuery)) query: z.output<typeof matrixQuery>,
  ): Promise<Matrix> {
    return this.matrices.of(caller, directiveId, query);
  }

  @Get('follow-up')
  @Allow('assignment.follow-up')
  @Returns(200, followUp)
  async followUp(
    @CurrentCaller() caller: Caller,
    @Query(zod(followUpQuery)) query: z.output<typeof followUpQuery>,
  ): Promise<FollowUpAnswer> {
    return this.followUps.ratios(caller, query);
  }

  /** How far the tasks of each directive, or of each unit, have come: for everybody. */
  @Get('follow-up/published')
  @Public()
  @Returns(200, followUp)
  async published(
    @Query(zod(publishedFollowUpQuery)) query: z.output<typeof publishedFollowUpQuery>,
  ): Promise<FollowUpAnswer> {
    return this.followUps.published(query);
  }
}
