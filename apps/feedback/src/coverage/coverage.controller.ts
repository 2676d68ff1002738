import { coverage, coverageQuery, officialsCoverage } from '@namkhong/contracts/http/feedback';
import { Allow, CurrentCaller, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CoverageService } from './coverage.service.js';

/** How many of those a unit served were asked, and how many spoke. */
@Controller('coverage')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get()
  @Allow('ballot.read-coverage')
  @Returns(200, coverage)
  async read(
    @Query(zod(coverageQuery)) query: z.output<typeof coverageQuery>,
    @CurrentCaller() caller: Caller,
  ): Promise<z.output<typeof coverage>> {
    return this.coverage.read(query, caller);
  }

  /** The same for each official of the unit; answers of few people are told of nobody. */
  @Get('officials')
  @Allow('ballot.read-coverage')
  @Returns(200, officialsCoverage)
  async readOfficials(
    @Query(zod(coverageQuery)) query: z.output<typeof coverageQuery>,
    @CurrentCaller() caller: Caller,
  ): Promise<z.output<typeof officialsCoverage>> {
    return this.coverage.readOfficials(query, caller);
  }
}
