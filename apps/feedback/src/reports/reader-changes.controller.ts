import {
  candidates,
  candidatesQuery,
  disclosureApproval,
  disclosureRequest,
  inboxReport,
  recusalRequest,
  successorRequest,
  transferRequest,
  type InboxReport,
} from '@namkhong/contracts/http/feedback-reports';
import { Allow, type Caller, CurrentCaller, Returns, tagged, versionOf, zod } from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { z } from 'zod';
import { DisclosureService } from './disclosure.service.js';
import { ReaderChangesService } from './reader-changes.service.js';

const reportId = () => Param('reportId', zod(z.uuid()));
const disclosurePlace = z.object({ reportId: z.uuid(), disclosureId: z.uuid() });
type Reply = Parameters<typeof tagged>[0];

/** Who reads a report, and who may know who sent it. */
@Controller('reports/inbox')
export class ReaderChangesController {
  constructor(
    private readonly changes: ReaderChangesService,
    private readonly disclosures: DisclosureService,
  ) {}

  @Get(':reportId/candidates')
  @Allow('confidential-report.handle')
  @Returns(200, candidates)
  async candidates(
    @CurrentCaller() caller: Caller,
    @reportId() id: string,
    @Query(zod(candidatesQuery)) query: z.output<typeof candidatesQuery>,
  ): Promise<z.output<typeof candidates>> {
    return this.changes.candidates(caller, id, query);
  }

  @Post(':reportId/recusal')
  @HttpCode(204)
  @Allow('confidential-report.handle')
  @Returns(204)
  async recuse(
    @CurrentCaller() caller: Caller,
    @reportId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(recusalRequest)) body: z.output<typeof recusalRequest>,
  ): Promise<void> {
    await this.changes.recuse(caller, id, versionOf(ifMatch), body);
  }

  @Post(':reportId/readers')
  @HttpCode(200)
  @Allow('confidential-report.handle')
  @Returns(200, inboxReport)
  async add(
    @CurrentCaller() caller: Caller,
    @reportId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(successorRequest)) body: z.output<typeof successorRequest>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<InboxReport> {
    return tagged(reply, await this.changes.add(caller, id, versionOf(ifMatch), body));
  }

  @Post(':reportId/transfer')
  @HttpCode(204)
  @Allow('confidential-report.handle')
  @Returns(204)
  async transfer(
    @CurrentCaller() caller: Caller,
    @reportId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(transferRequest)) body: z.output<typeof transferRequest>,
  ): Promise<void> {
    await this.changes.transfer(caller, id, versionOf(ifMatch), body);
  }

  @Post(':reportId/disclosures')
  @HttpCode(200)
  @Allow('confidential-report.handle')
  @Returns(200, inboxReport)
  async ask(
    @CurrentCaller() caller: Caller,
    @reportId() id: string,
    @Body(zod(disclosureRequest)) { reason }: z.output<typeof disclosureRequest>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<InboxReport> {
    return tagged(reply, await this.disclosures.ask(caller, id, reason));
  }

  @Post(':reportId/disclosures/:disclosureId/approval')
  @HttpCode(200)
  @Allow('confidential-report.handle')
  @Returns(200, inboxReport)
  async approve(
    @CurrentCaller() caller: Caller,
    @Param(zod(disclosurePlace)) { reportId: id, disclosureId }: z.output<typeof disclosurePlace>,
    @Body(zod(disclosureApproval)) body: z.output<typeof disclosureApproval>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<InboxReport> {
    return tagged(reply, await this.disclosures.approve(caller, id, disclosureId, body));
  }
}
