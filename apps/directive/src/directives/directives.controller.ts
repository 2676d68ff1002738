import { directive, directiveRequest, type DirectiveView } from '@namkhong/contracts/http/directive';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import {
  Allow,
  CurrentCaller,
  Database,
  Problem,
  Public,
  Returns,
  zod,
  type Caller,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { DirectiveReader } from './directive.reader.js';
import { DirectiveService } from './directive.service.js';

const cursor = z.object({ issuedOn: z.iso.date(), directiveId: z.uuid() });

/** The register of directives: public to read, the committee's office writes. */
@Controller('directives')
export class DirectivesController {
  constructor(
    private readonly database: Database,
    private readonly reader: DirectiveReader,
    private readonly directives: DirectiveService,
    private readonly audit: AuditLog,
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
  @Returns(200, page(directive))
  async list(@Query(zod(pageQuery)) query: z.output<typeof pageQuery>) {
    const { limit } = query;
    const after = readCursor(cursor, query.cursor);
    const found = await this.database.read((session) =>
      this.reader.list(session, { limit: limit + 1, after }),
    );
    return pageOf(found, limit, ({ issuedOn, directiveId }) => ({ issuedOn, directiveId }));
  }

  @Get(':directiveId')
  @Public()
  @Returns(200, directive)
  async one(@Param('directiveId', zod(z.uuid())) directiveId: string): Promise<DirectiveView> {
    const found = await this.database.read((session) => this.reader.find(session, directiveId));
    if (found === null) throw new Problem(404, 'directive-unknown', { text: directiveId });
    return found;
  }
}
