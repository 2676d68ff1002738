import {
  proposalReceipt,
  proposalRequest,
  proposalsQuery,
  proposalStatus,
  proposalSummary,
  publishedProposal,
  publishedProposalsQuery,
  receiptRequest,
  type ProposalReceipt,
  type ProposalStatus,
} from '@namkhong/contracts/http/directive-proposals';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  AuditLog,
  type Caller,
  CurrentCaller,
  Public,
  RateLimit,
  Returns,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { pageOf, readCursor } from '../page-cursor.js';
import { IntakeService } from './intake.service.js';
import { ProposalViewService } from './proposal-view.service.js';
import { ReceiptService } from './receipt.service.js';

const position = z.object({ publishedOn: z.iso.date(), proposalId: z.uuid() });

/**
 * What anybody may do about proposals. No cookie, nothing of the network or the device is kept. An answer with a receipt
 * is given once: no Idempotency-Key is kept for it, as it would keep the code, of which only the hash is stored.
 */
@Controller('proposals')
export class IntakeController {
  constructor(
    private readonly intake: IntakeService,
    private readonly receipts: ReceiptService,
    private readonly views: ProposalViewService,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @Public()
  @RateLimit({ points: 10, seconds: 3600 })
  @Returns(201, proposalReceipt)
  async propose(
    @Body(zod(proposalRequest)) body: z.output<typeof proposalRequest>,
  ): Promise<ProposalReceipt> {
    return receiptOf(await this.intake.receive(body, null));
  }

  /** By an official, who will see it among their own. */
  @Post('own')
  @Allow('proposal.submit')
  @Returns(201, proposalReceipt)
  async proposeAsOfficial(
    @CurrentCaller() caller: Caller,
    @Body(zod(proposalRequest)) body: z.output<typeof proposalRequest>,
  ): Promise<ProposalReceipt> {
    const received = await this.audit.carryOut(
      () => this.intake.receive(body, caller),
      ({ proposalId }) => ({
        act: 'proposal.submit',
        caller,
        targets: [proposalId],
        details: { kind: body.kind },
      }),
    );
    return receiptOf(received);
  }

  @Get('own')
  @Allow('proposal.submit')
  @Returns(200, page(proposalSummary))
  async own(
    @CurrentCaller() caller: Caller,
    @Query(zod(proposalsQuery)) query: z.output<typeof proposalsQuery>,
  ) {
    const { state, unitId, overdue, unrouted, limit } = query;
    const asked = {
      state,
      unitId,
      overdue,
      unrouted,
      limit: limit + 1,
      after: readCursor(z.uuid(), query.cursor),
    };
    const found = await this.views.own(caller, asked);
    return pageOf(found, limit, ({ proposalId }) => proposalId);
  }

  /** Questions and answers that were freed of personal data by a person. */
  @Get('published')
  @Public()
  @Returns(200, page(publishedProposal))
  async published(@Query(zod(publishedProposalsQuery)) query: z.output<typeof publishedProposalsQuery>) {
    const { unitId, limit } = query;
    const after = readCursor(position, query.cursor);
    const found = await this.views.published({ unitId, limit: limit + 1, after });
    return pageOf(found, limit, ({ publishedOn, proposalId }) => ({ publishedOn, proposalId }));
  }

  /** By the code of the receipt, which stands in the body so that no log has it. */
  @Post('status')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(200, proposalStatus)
  async status(
    @Body(zod(receiptRequest)) { receiptCode }: z.output<typeof receiptRequest>,
  ): Promise<ProposalStatus> {
    return this.receipts.status(receiptCode);
  }

  @Post('withdrawal')
  @HttpCode(200)
  @Public()
  @RateLimit({ points: 10, seconds: 3600 })
  @Returns(200, proposalStatus)
  async withdraw(
    @Body(zod(receiptRequest)) { receiptCode }: z.output<typeof receiptRequest>,
  ): Promise<ProposalStatus> {
    return this.receipts.withdraw(receiptCode);
  }
}

/** The receipt without the id, which the sender has no use for. */
function receiptOf({
  receiptCode,
  state,
  receivedOn,
  unitName,
  replyDueOn,
}: ProposalReceipt): ProposalReceipt {
  return { receiptCode, state, receivedOn, unitName, replyDueOn };
}
