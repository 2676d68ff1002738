import { uuid } from '@namkhong/contracts';
import { directive, directiveRequest, type DirectiveView } from '@namkhong/contracts/http/directive';
import {
  clauseVersions,
  numberQuery,
  registerQuery,
  searchAnswer,
  searchQuery,
} from '@namkhong/contracts/http/directive-documents';
import { page } from '@namkhong/contracts/http/page';
import { Allow, CurrentCaller, Public, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { DirectiveService } from './directive.service.js';
import { RegisterService } from './register.service.js';
import { SearchService } from './search.service.js';

/** The register of directives: public to read, the committee's office enters what was numbered elsewhere. */
@Controller('directives')
export class DirectivesController {
  constructor(
    private readonly directives: DirectiveService,
    private readonly register: RegisterService,
    private readonly searches: SearchService,
  ) {}

  @Post()
  @Allow('directive.create')
  @Creates(directive)
  async record(
    @Body(zod(directiveRequest)) body: z.output<typeof directiveRequest>,
    @CurrentCaller() caller: Caller,
  ): Promise<DirectiveView> {
    return this.directives.record(body, caller);
  }

  @Get()
  @Public()
  @Returns(200, page(directive), 'A page; with `format=csv` a file of everything that fits the filter.')
  async list(@Query(zod(registerQuery)) { format, ...query }: z.output<typeof registerQuery>) {
    if (format === 'json') return this.register.list(query);
    return new StreamableFile(Readable.from(this.register.csv(query)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="nam-khong-van-ban.csv"',
    });
  }

  /** Documents that hold every word, with or without diacritics. */
  @Get('search')
  @Public()
  @Returns(200, searchAnswer)
  async search(@Query(zod(searchQuery)) query: z.output<typeof searchQuery>) {
    return this.searches.search(query);
  }

  /** However the number is written; several where issuers share a symbol. */
  @Get('by-number')
  @Public()
  @Returns(200, z.object({ items: z.array(directive) }))
  async byNumber(@Query(zod(numberQuery)) { number, issuer }: z.output<typeof numberQuery>) {
    return { items: await this.register.byNumber(number, issuer) };
  }

  @Get(':directiveId')
  @Public()
  @Returns(200, directive)
  async one(@Param('directiveId', zod(uuid)) directiveId: string): Promise<DirectiveView> {
    return this.register.one(directiveId);
  }

  /** Every wording of a clause, with the days it was in force. */
  @Get(':directiveId/clauses/:clauseId/versions')
  @Public()
  @Returns(200, clauseVersions)
  async versions(
    @Param('directiveId', zod(uuid)) directiveId: string,
    @Param('clauseId', zod(uuid)) clauseId: string,
  ) {
    return { items: await this.register.versions(directiveId, clauseId) };
  }
}
