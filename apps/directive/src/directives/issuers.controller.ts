import { uuid } from '@namkhong/contracts';
import {
  declaredNumbers,
  declaredNumbersRequest,
  issuer,
  issuerChange,
  issuerRequest,
  seriesList,
  termRequest,
} from '@namkhong/contracts/http/directive-documents';
import { Allow, CurrentCaller, Public, Returns, tagged, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, Param, Post, Put, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { DeclaredNumberService } from './declared-number.service.js';
import { IssuerService } from './issuer.service.js';
import { TermService } from './term.service.js';

/** Who issues documents, how they are numbered, and which numbers are used elsewhere. */
@Controller('issuers')
export class IssuersController {
  constructor(
    private readonly issuers: IssuerService,
    private readonly terms: TermService,
    private readonly declared: DeclaredNumberService,
  ) {}

  @Post()
  @Allow('issuer.record')
  @Creates(issuer)
  async record(
    @Body(zod(issuerRequest)) request: z.output<typeof issuerRequest>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.issuers.record(request, caller);
  }

  @Get()
  @Public()
  @Returns(200, z.object({ items: z.array(issuer) }))
  async list() {
    return { items: await this.issuers.list() };
  }

  /** Its ETag is the version that a change names in If-Match. */
  @Get(':issuerId')
  @Public()
  @Returns(200, issuer)
  async one(@Param('issuerId', zod(uuid)) issuerId: string, @Res({ passthrough: true }) reply: FastifyReply) {
    return tagged(reply, await this.issuers.one(issuerId));
  }

  @Put(':issuerId')
  @Allow('issuer.record')
  @Returns(200, issuer)
  async change(
    @Param('issuerId', zod(uuid)) issuerId: string,
    @Body(zod(issuerChange)) request: z.output<typeof issuerChange>,
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.issuers.change(issuerId, request, caller, ifMatch));
  }

  /** A term begins the day after the congress closes. */
  @Post(':issuerId/terms')
  @Allow('issuer.record')
  @Creates(issuer)
  async addTerm(
    @Param('issuerId', zod(uuid)) issuerId: string,
    @Body(zod(termRequest)) request: z.output<typeof termRequest>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.terms.add(issuerId, request, caller);
  }

  @Get(':issuerId/series')
  @Allow('document.read')
  @Returns(200, seriesList)
  async series(@Param('issuerId', zod(uuid)) issuerId: string, @CurrentCaller() caller: Caller) {
    return this.declared.series(issuerId, caller);
  }

  @Post(':issuerId/declared-numbers')
  @Allow('document.issue')
  @Creates(declaredNumbers)
  async declare(
    @Param('issuerId', zod(uuid)) issuerId: string,
    @Body(zod(declaredNumbersRequest)) request: z.output<typeof declaredNumbersRequest>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.declared.declare(issuerId, request, caller);
  }
}
