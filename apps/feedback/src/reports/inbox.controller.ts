import {
  extensionRequest,
  inboxItem,
  inboxQuery,
  inboxReport,
  ownReaderKey,
  partRequest,
  readerKeyRequest,
  readerMessage,
  stageRequest,
  type InboxReport,
  type OwnReaderKey,
} from '@namkhong/contracts/http/feedback-reports';
import { page } from '@namkhong/contracts/http/page';
import { civilDate } from '@namkhong/contracts';
import {
  Allow,
  type Caller,
  CurrentCaller,
  pageOf,
  readCursor,
  Returns,
  tagged,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { z } from 'zod';
import { InboxService } from './inbox.service.js';
import { ReaderKeysService } from './reader-keys.service.js';
import { ReportDesk } from './report-desk.js';

const reportId = () => Param('reportId', zod(z.uuid()));
const piecePlace = z.object({
  reportId: z.uuid(),
  parcelId: z.uuid(),
  ordinal: z.coerce.number().int().min(0).max(63),
});
const position = z.object({ on: civilDate, reportId: z.uuid() });
type Reply = Parameters<typeof tagged>[0];

/** Readers' keys and inbox. Each report's ETag is the version that the next act names in If-Match. */
@Controller('reports')
export class InboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly desk: ReportDesk,
    private readonly keys: ReaderKeysService,
  ) {}

  @Get('key')
  @Allow('confidential-report.hold-key')
  @Returns(200, ownReaderKey)
  async key(@CurrentCaller() caller: Caller): Promise<OwnReaderKey> {
    return this.keys.own(caller);
  }

  @Put('key')
  @Allow('confidential-report.hold-key')
  @Returns(200, ownReaderKey)
  async keep(
    @CurrentCaller() caller: Caller,
    @Body(zod(readerKeyRequest)) body: z.output<typeof readerKeyRequest>,
  ): Promise<OwnReaderKey> {
    return this.keys.keep(caller, body);
  }

  @Get('inbox')
  @Allow('confidential-report.read')
  @Returns(200, page(inboxItem))
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(inboxQuery)) { cursor, limit }: z.output<typeof inboxQuery>,
  ) {
    const found = await this.inbox.list(caller, readCursor(position, cursor), limit + 1);
    return pageOf(found, limit, (last) => ({ on: last.receivedOn, reportId: last.reportId }));
  }

  @Get('inbox/:reportId')
  @Allow('confidential-report.read')
  @Returns(200, inboxReport)
  async one(
    @CurrentCaller() caller: Caller,
    @reportId() id: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<InboxReport> {
    return tagged(reply, await this.desk.view(caller, id));
  }

  @Get('inbox/:reportId/parcels/:parcelId/pieces/:ordinal')
  @Allow('confidential-report.read')
  @Returns(200, undefined, 'The encrypted piece.')
  async piece(
    @CurrentCaller() caller: Caller,
    @Param(zod(piecePlace)) { reportId: id, parcelId, ordinal }: z.output<typeof piecePlace>,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.inbox.piece(caller, id, parcelId, ordinal));
  }

  /** What was said is sealed and kept by its own id: the same again is there already. */
  @Post('inbox/:reportId/messages')
  @HttpCode(200)
  @Allow('confidential-report.handle')
  @Returns(200, inboxReport)
  async send(
    @CurrentCaller() caller: Caller,
    @reportId() id: string,
    @Body(zod(readerMessage)) body: z.output<typeof readerMessage>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<InboxReport> {
    return tagged(reply, await this.inbox.send(caller, id, body));
  }

  @Post('inbox/:reportId/stages')
  @HttpCode(200)
  @Allow('confidential-report.handle')
  @Returns(200, inboxReport)
  async advance(
    @CurrentCaller() caller: Caller,
    @reportId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(stageRequest)) body: z.output<typeof stageRequest>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<InboxReport> {
    return tagged(reply, await this.inbox.advance(caller, id, versionOf(ifMatch), body));
  }

  @Post('inbox/:reportId/extensions')
  @HttpCode(200)
  @Allow('confidential-report.handle')
  @Returns(200, inboxReport)
  async extend(
    @CurrentCaller() caller: Caller,
    @reportId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(extensionRequest)) body: z.output<typeof extensionRequest>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<InboxReport> {
    return tagged(reply, await this.inbox.extend(caller, id, versionOf(ifMatch), body));
  }

  @Post('inbox/:reportId/parts')
  @HttpCode(200)
  @Allow('confidential-report.handle')
  @Returns(200, inboxReport)
  async addPart(
    @CurrentCaller() caller: Caller,
    @reportId() id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(partRequest)) body: z.output<typeof partRequest>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<InboxReport> {
    return tagged(reply, await this.inbox.addPart(caller, id, versionOf(ifMatch), body));
  }
}
