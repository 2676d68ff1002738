import { measure, measureRequest } from '@namkhong/contracts/http/directive-handling';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  Database,
  Problem,
  Returns,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { findVersionFault, type Measure } from './measure.js';
import { MeasuresRepository } from './measures.repository.js';

/** What may follow from a case, by which law, and since when. */
@Controller('measures')
export class MeasuresController {
  constructor(
    private readonly database: Database,
    private readonly measures: MeasuresRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Every version of every measure; there are some dozens, so the page is the last. */
  @Get()
  @Allow('handling-rule.read')
  @Returns(200, page(measure))
  async all() {
    return { items: await this.database.read((session) => this.measures.all(session)), next: null };
  }

  /** Adds a version; what was decided by an earlier one stays as it was. */
  @Post()
  @Allow('handling-rule.publish')
  @Creates(measure)
  async add(
    @CurrentCaller() caller: Caller,
    @Body(zod(measureRequest)) request: z.output<typeof measureRequest>,
  ): Promise<Measure> {
    const fault = findVersionFault(request);
    if (fault !== null) throw new Problem(422, fault);
    return this.database.transaction(async (session) => {
      const added = await this.measures.add(session, request);
      const { code, version } = added;
      const details = { code, version };
      this.audit.append(session, {
        act: 'handling-rule.publish/measure',
        caller,
        unit: null,
        targets: [],
        details,
      });
      return added;
    });
  }
}
