import { clockRule, clockRuleRequest } from '@namkhong/contracts/http/directive-clocks';
import { page } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { ClocksService } from './clocks.service.js';

/** How long each step may take, by which law. */
@Controller('clock-rules')
export class ClockRulesController {
  constructor(private readonly clocks: ClocksService) {}

  /** Every version of every limit; there are some dozens, so the page is the last. */
  @Get()
  @Allow('handling-rule.read')
  @Returns(200, page(clockRule))
  async all() {
    return { items: await this.clocks.allRules(), next: null };
  }

  @Post()
  @Allow('handling-rule.publish')
  @Creates(clockRule)
  async add(
    @CurrentCaller() caller: Caller,
    @Body(zod(clockRuleRequest)) request: z.output<typeof clockRuleRequest>,
  ) {
    return this.clocks.addRule(caller, request);
  }
}
