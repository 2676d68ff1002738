import { uuid } from '@namkhong/contracts';
import {
  clauseOrderRequest,
  clauseRequest,
  clauseTextRequest,
  document,
  documentHistory,
  documentRequest,
  documentsQuery,
  documentSummary,
} from '@namkhong/contracts/http/directive-documents';
import { page } from '@namkhong/contracts/http/page';
import { Allow, CurrentCaller, Returns, tagged, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { DocumentService } from './document.service.js';
import { DraftClauseService } from './draft-clause.service.js';

/** Documents from their draft on, for those who write them. An edit names the version it was made on in If-Match. */
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentService,
    private readonly clauses: DraftClauseService,
  ) {}

  @Post()
  @Allow('document.draft')
  @Creates(document)
  async begin(
    @Body(zod(documentRequest)) request: z.output<typeof documentRequest>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.documents.begin(request, caller));
  }

  /** Those of the issuers whose units the caller's grants cover. */
  @Get()
  @Allow('document.read')
  @Returns(200, page(documentSummary))
  async list(
    @Query(zod(documentsQuery)) query: z.output<typeof documentsQuery>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.documents.list(query, caller);
  }

  @Get(':documentId')
  @Allow('document.read')
  @Returns(200, document)
  async one(
    @Param('documentId', zod(uuid)) documentId: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.documents.read(documentId, caller));
  }

  @Get(':documentId/history')
  @Allow('document.read')
  @Returns(200, documentHistory)
  async history(@Param('documentId', zod(uuid)) documentId: string, @CurrentCaller() caller: Caller) {
    return this.documents.steps(documentId, caller);
  }

  @Put(':documentId')
  @Allow('document.draft')
  @Returns(200, document)
  async change(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(documentRequest)) request: z.output<typeof documentRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.documents.change(documentId, request, caller, ifMatch));
  }

  @Post(':documentId/clauses')
  @Allow('document.draft')
  @Creates(document)
  async addClause(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(clauseRequest)) request: z.output<typeof clauseRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.clauses.add(documentId, request, caller, ifMatch));
  }

  @Put(':documentId/clauses/:clauseId')
  @Allow('document.draft')
  @Returns(200, document)
  async changeClause(
    @Param('documentId', zod(uuid)) documentId: string,
    @Param('clauseId', zod(uuid)) clauseId: string,
    @Body(zod(clauseTextRequest)) { text }: z.output<typeof clauseTextRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.clauses.change(documentId, clauseId, text, caller, ifMatch));
  }

  @Delete(':documentId/clauses/:clauseId')
  @Allow('document.draft')
  @Returns(200, document)
  async removeClause(
    @Param('documentId', zod(uuid)) documentId: string,
    @Param('clauseId', zod(uuid)) clauseId: string,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.clauses.remove(documentId, clauseId, caller, ifMatch));
  }

  /** Every clause of the draft, in the new order. */
  @Put(':documentId/clause-order')
  @Allow('document.draft')
  @Returns(200, document)
  async reorder(
    @Param('documentId', zod(uuid)) documentId: string,
    @Body(zod(clauseOrderRequest)) { clauseIds }: z.output<typeof clauseOrderRequest>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.clauses.reorder(documentId, clauseIds, caller, ifMatch));
  }
}
