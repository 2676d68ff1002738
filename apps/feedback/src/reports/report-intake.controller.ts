import {
  reportAccepted,
  reporterMessage,
  reporterPieceRequest,
  reportReaders,
  reportReadersRequest,
  reportRequest,
  reportStatus,
  reportTokenRequest,
  uploadPlace,
  type ReportReaders,
} from '@namkhong/contracts/http/feedback-reports';
import { networkOf, Problem, Public, Returns, Unobserved, zod } from '@namkhong/service-kit';
import { Body, Controller, HttpCode, Param, Post, Put, Req, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { ReportIntakeService } from './report-intake.service.js';
import { ReportLimits } from './report-limits.js';
import { ReporterService } from './reporter.service.js';
import { UploadsService } from './uploads.service.js';

type Network = Parameters<typeof networkOf>[0];

/**
 * What anybody may do about confidential reports. Nothing is observed of these requests, limits live in memory alone, and what
 * could tell of a receipt or of somebody accused stands in bodies or is not kept.
 */
@Controller('reports')
@Public()
export class ReportIntakeController {
  constructor(
    private readonly intake: ReportIntakeService,
    private readonly reporter: ReporterService,
    private readonly uploads: UploadsService,
    private readonly limits: ReportLimits,
  ) {}

  @Post('readers')
  @HttpCode(200)
  @Unobserved()
  @Returns(200, reportReaders)
  async readers(
    @Req() request: Network,
    @Body(zod(reportReadersRequest)) about: z.output<typeof reportReadersRequest>,
  ): Promise<ReportReaders> {
    await this.limits.consume('readers', networkOf(request));
    return this.intake.readersOf(about);
  }

  /** One encrypted piece as `application/octet-stream`. */
  @Put('uploads/:uploadId/:ordinal')
  @HttpCode(204)
  @Unobserved()
  @Returns(204)
  async upload(
    @Req() request: Network,
    @Param(zod(uploadPlace)) { uploadId, ordinal }: z.output<typeof uploadPlace>,
    @Body() body: unknown,
  ): Promise<void> {
    await this.limits.consume('piece', networkOf(request));
    if (!(body instanceof Readable)) throw new Problem(415, 'media-type-unsupported');
    await this.uploads.keep(uploadId, ordinal, body);
  }

  @Post()
  @Unobserved()
  @Returns(201, reportAccepted)
  async receive(
    @Req() request: Network,
    @Body(zod(reportRequest)) body: z.output<typeof reportRequest>,
  ): Promise<z.output<typeof reportAccepted>> {
    await this.limits.consume('report', networkOf(request));
    return this.intake.receive(body);
  }

  @Post('status')
  @HttpCode(200)
  @Unobserved()
  @Returns(200, reportStatus)
  async status(
    @Req() request: Network,
    @Body(zod(reportTokenRequest)) { token }: z.output<typeof reportTokenRequest>,
  ): Promise<z.output<typeof reportStatus>> {
    await this.limits.consume('receipt', networkOf(request));
    return this.reporter.status(token);
  }

  @Post('messages')
  @HttpCode(200)
  @Unobserved()
  @Returns(200, reportStatus)
  async send(
    @Req() request: Network,
    @Body(zod(reporterMessage)) body: z.output<typeof reporterMessage>,
  ): Promise<z.output<typeof reportStatus>> {
    await this.limits.consume('reporter-message', networkOf(request));
    return this.reporter.send(body);
  }

  /** Asked for by POST, as the token is no part of an address. */
  @Post('pieces')
  @HttpCode(200)
  @Unobserved()
  @Returns(200, undefined, 'The encrypted piece.')
  async piece(
    @Req() request: Network,
    @Body(zod(reporterPieceRequest)) body: z.output<typeof reporterPieceRequest>,
  ): Promise<StreamableFile> {
    await this.limits.consume('piece', networkOf(request));
    return new StreamableFile(await this.reporter.piece(body));
  }
}
