import { page } from '@namkhong/contracts/http/page';
import {
  recompilation,
  report,
  reportFileQuery,
  reportRequest,
  reportSignature,
  reportsQuery,
  reportSummary,
  type ReportRequest,
  type ReportView,
} from '@namkhong/contracts/http/directive-reports';
import {
  Allow,
  type Caller,
  CurrentCaller,
  etagOf,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { DocxDesk } from './docx-desk.js';
import { PUBLIC_ORIGIN } from './public-origin.js';
import { ReportService } from './report.service.js';
import { writeReportFile } from './write-report-file.js';

const reportId = zod(z.uuid());

/** Periodic reports: compiled by themselves, signed by a person, each figure with the address that answers for it. */
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportService,
    private readonly desk: DocxDesk,
    @Inject(PUBLIC_ORIGIN) private readonly publicOrigin: string,
  ) {}

  @Post()
  @Allow('report.compile')
  @Creates(report)
  async compile(
    @CurrentCaller() caller: Caller,
    @Body(zod(reportRequest)) request: ReportRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportView> {
    return tagged(reply, await this.reports.compile(caller, request));
  }

  @Get()
  @Allow('report.read')
  @Returns(200, page(reportSummary))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(reportsQuery)) { limit, cursor, ...filter }: z.output<typeof reportsQuery>,
  ) {
    const after = readCursor(z.uuid(), cursor);
    const { unitId, directiveId, period } = filter;
    const found = await this.reports.list(caller, { unitId, directiveId, period, limit: limit + 1, after });
    return pageOf(found, limit, (last) => last.reportId);
  }

  /** Its ETag is the version that a recompilation or a signature names in If-Match. */
  @Get(':reportId')
  @Allow('report.read')
  @Returns(200, report)
  async one(
    @CurrentCaller() caller: Caller,
    @Param('reportId', reportId) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportView> {
    return tagged(reply, await this.reports.read(caller, id));
  }

  /** In the form of an administrative document: `docx`, or `html` for the printer; `json` is the report itself. */
  @Get(':reportId/file')
  @Allow('report.read')
  @Returns(200, undefined, 'The report as a file of the format asked for.')
  async file(
    @CurrentCaller() caller: Caller,
    @Param('reportId', reportId) id: string,
    @Query(zod(reportFileQuery)) { format }: z.output<typeof reportFileQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const found = await this.reports.read(caller, id);
    const { content, headers } = await writeReportFile(found, format, {
      origin: this.publicOrigin,
      docx: (report) => this.desk.write(report),
    });
    for (const [name, value] of Object.entries({ ...headers, etag: etagOf(found.version) })) {
      reply.header(name, value);
    }
    return content;
  }

  /** The figures of this moment in place of those before; another letterhead where one is given. */
  @Post(':reportId/compilation')
  @HttpCode(200)
  @Allow('report.compile')
  @Returns(200, report)
  async recompile(
    @CurrentCaller() caller: Caller,
    @Param('reportId', reportId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(recompilation)) { letterhead }: z.output<typeof recompilation>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportView> {
    return tagged(reply, await this.reports.recompile(caller, id, versionOf(ifMatch), letterhead));
  }

  @Post(':reportId/signature')
  @HttpCode(200)
  @Allow('report.sign')
  @Returns(200, report)
  async sign(
    @CurrentCaller() caller: Caller,
    @Param('reportId', reportId) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(reportSignature)) signature: z.output<typeof reportSignature>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportView> {
    return tagged(reply, await this.reports.sign(caller, id, versionOf(ifMatch), signature));
  }
}
