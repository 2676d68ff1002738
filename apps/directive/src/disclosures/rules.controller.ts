import {
  disclosureRule,
  disclosureRuleEnd,
  disclosureRuleRequest,
  disclosureRulesQuery,
  type DisclosureRuleView,
} from '@namkhong/contracts/http/directive-disclosures';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  Public,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { RuleService } from './rule.service.js';

const position = z.object({ code: z.string(), ruleId: z.uuid() });

/** What has to be made public, by whom and how often: data that the committee's office records. */
@Controller('disclosures/rules')
export class RulesController {
  constructor(
    private readonly rules: RuleService,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @Allow('disclosure.arrange')
  @Creates(disclosureRule)
  async record(
    @CurrentCaller() caller: Caller,
    @Body(zod(disclosureRuleRequest)) body: z.output<typeof disclosureRuleRequest>,
  ): Promise<DisclosureRuleView> {
    return this.audit.carryOut(
      () => this.rules.record(body, caller.today),
      ({ ruleId, code, validFrom, validTo }) => ({
        act: 'disclosure.arrange',
        caller,
        targets: [ruleId],
        details: { code, validFrom, validTo },
      }),
    );
  }

  @Get()
  @Public()
  @Returns(200, page(disclosureRule))
  async list(@Query(zod(disclosureRulesQuery)) query: z.output<typeof disclosureRulesQuery>) {
    const { code, limit } = query;
    const after = readCursor(position, query.cursor);
    const found = await this.rules.list({ code, limit: limit + 1, after });
    return pageOf(found, limit, (last) => ({ code: last.code, ruleId: last.ruleId }));
  }

  /** From a day to come on it asks for nothing more. */
  @Post(':ruleId/end')
  @HttpCode(200)
  @Allow('disclosure.arrange')
  @Returns(200, disclosureRule)
  async end(
    @CurrentCaller() caller: Caller,
    @Param('ruleId', zod(z.uuid())) ruleId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(disclosureRuleEnd)) { validTo }: z.output<typeof disclosureRuleEnd>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisclosureRuleView> {
    const ended = await this.audit.carryOut(
      () => this.rules.end(ruleId, versionOf(ifMatch), validTo, caller.today),
      ({ code }) => ({
        act: 'disclosure.arrange/end',
        caller,
        targets: [ruleId],
        details: { code, validTo },
      }),
    );
    return tagged(reply, ended);
  }
}
