import { importDryRun } from '@namkhong/contracts/http/feedback';
import {
  form,
  formFigures,
  formFiguresQuery,
  formPath,
  formRequest,
  forms,
  type Form,
  type FormFigures,
} from '@namkhong/contracts/http/feedback-forms';
import { Allow, CurrentCaller, Idempotent, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { FormsService } from './forms.service.js';

/** What is asked beside the criteria: arranged ahead, never changed, and its figures behind the floor. */
@Controller('forms')
export class FormsController {
  constructor(private readonly forms: FormsService) {}

  @Post()
  @Allow('form.arrange')
  @Idempotent()
  @Returns(201, form)
  async arrange(
    @CurrentCaller() caller: Caller,
    @Query(zod(importDryRun)) { dryRun }: z.output<typeof importDryRun>,
    @Body(zod(formRequest)) body: z.output<typeof formRequest>,
  ): Promise<Form> {
    return this.forms.arrange(body, dryRun, caller);
  }

  @Get()
  @Allow('form.read')
  @Returns(200, forms)
  async list(): Promise<z.output<typeof forms>> {
    return { items: await this.forms.list() };
  }

  @Get(':formId/figures')
  @Allow('form.read')
  @Returns(200, formFigures)
  async figures(
    @CurrentCaller() caller: Caller,
    @Param(zod(formPath)) { formId }: z.output<typeof formPath>,
    @Query(zod(formFiguresQuery)) query: z.output<typeof formFiguresQuery>,
  ): Promise<FormFigures> {
    return this.forms.figures(formId, query, caller);
  }
}
