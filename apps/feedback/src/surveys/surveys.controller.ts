import { code } from '@namkhong/contracts';
import {
  importDryRun,
  surveyImport,
  surveyMapping,
  type SurveyMapping,
} from '@namkhong/contracts/http/feedback';
import { importReport, type ImportReport } from '@namkhong/contracts/http/import-report';
import { Allow, AuditLog, type Caller, CurrentCaller, Returns, tellImport, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import { SurveyMappingRepository } from './survey-mapping.repository.js';
import { SurveysService } from './surveys.service.js';

@Controller()
export class SurveysController {
  constructor(
    private readonly surveys: SurveysService,
    private readonly mappings: SurveyMappingRepository,
    private readonly audit: AuditLog,
  ) {}

  @Post('imports/surveys')
  @Allow('survey.import')
  @Returns(201, importReport)
  async import(
    @CurrentCaller() caller: Caller,
    @Query(zod(importDryRun)) query: z.output<typeof importDryRun>,
    @Body(zod(surveyImport)) body: z.output<typeof surveyImport>,
  ): Promise<ImportReport> {
    return this.audit.carryOut(
      () => this.surveys.import(body, query.dryRun),
      tellImport('survey.import', caller),
    );
  }

  @Put('mappings/:name')
  @Allow('survey.import')
  @HttpCode(204)
  async save(
    @Param('name', zod(code)) name: string,
    @Body(zod(surveyMapping)) body: SurveyMapping,
  ): Promise<void> {
    await this.mappings.save(name, body);
  }

  @Get('mappings/:name')
  @Allow('survey.import')
  @Returns(200, surveyMapping)
  async get(@Param('name', zod(code)) name: string): Promise<SurveyMapping> {
    return this.mappings.get(name);
  }
}
