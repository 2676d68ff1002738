import { uuid } from '@namkhong/contracts';
import { attachment, uploadQuery, withdrawalQuery } from '@namkhong/contracts/http/directive-documents';
import { Allow, CurrentCaller, Problem, Public, Returns, zod, type Caller } from '@namkhong/service-kit';
import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { AttachmentService, type Download } from './attachment.service.js';
import { contentDisposition } from './file-name.js';

/** Scans of signed documents. */
@Controller()
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentService) {}

  /** The bytes of the file as `application/octet-stream`; the same bytes twice are one attachment. */
  @Post('documents/:documentId/attachments')
  @Allow('document.issue')
  @Returns(201, attachment)
  async add(
    @Param('documentId', zod(uuid)) documentId: string,
    @Query(zod(uploadQuery)) { fileName }: z.output<typeof uploadQuery>,
    @Headers('content-length') length: string | undefined,
    @Body() body: unknown,
    @CurrentCaller() caller: Caller,
  ) {
    if (!(body instanceof Readable)) throw new Problem(415, 'media-type-unsupported');
    const announced = length === undefined ? null : Number(length);
    return this.attachments.add(documentId, { fileName, body, announced }, caller);
  }

  @Get('documents/:documentId/attachments/:attachmentId')
  @Allow('document.read')
  @Returns(200, undefined, 'The file.')
  async oneFor(
    @Param('documentId', zod(uuid)) documentId: string,
    @Param('attachmentId', zod(uuid)) attachmentId: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return send(reply, await this.attachments.downloadFor(caller, documentId, attachmentId));
  }

  /** The bytes are gone; that there was a file, and why it was withdrawn, is kept. */
  @Delete('documents/:documentId/attachments/:attachmentId')
  @HttpCode(204)
  @Allow('document.issue')
  @Returns(204)
  async withdraw(
    @Param('documentId', zod(uuid)) documentId: string,
    @Param('attachmentId', zod(uuid)) attachmentId: string,
    @Query(zod(withdrawalQuery)) { reason }: z.output<typeof withdrawalQuery>,
    @CurrentCaller() caller: Caller,
  ) {
    await this.attachments.withdraw(documentId, attachmentId, reason, caller);
  }

  @Get('directives/:directiveId/attachments/:attachmentId')
  @Public()
  @Returns(200, undefined, 'The file.')
  async one(
    @Param('directiveId', zod(uuid)) directiveId: string,
    @Param('attachmentId', zod(uuid)) attachmentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return send(reply, await this.attachments.download(directiveId, attachmentId));
  }
}

/** A browser saves the file and neither guesses its type nor runs anything in it. */
function send(reply: FastifyReply, { attachment: file, content }: Download): StreamableFile {
  reply
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-cache')
    .header('etag', `"${file.sha256}"`);
  return new StreamableFile(content, {
    type: file.mediaType,
    length: file.size,
    disposition: contentDisposition(file.fileName),
  });
}
