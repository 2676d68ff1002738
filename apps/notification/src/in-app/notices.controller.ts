import { noticePage, noticesQuery } from '@namkhong/contracts/http/notification-notices';
import {
  Allow,
  Clock,
  CurrentCaller,
  Database,
  Problem,
  Returns,
  zod,
  type Caller,
} from '@namkhong/service-kit';
import { Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { officialOf } from '../directory/official.reader.js';
import { LiveNotices } from './live-notices.js';
import { NoticeRepository } from './notice.repository.js';

/** What an official was told, for themselves alone. */
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly database: Database,
    private readonly repository: NoticeRepository,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('own-notice.read')
  @Returns(200, noticePage)
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(noticesQuery)) { cursor: before, limit }: z.output<typeof noticesQuery>,
  ): Promise<z.output<typeof noticePage>> {
    const officialId = officialOf(caller);
    const found = await this.database.read((session) =>
      this.repository.list(session, officialId, { before, limit: limit + 1 }),
    );
    const shown = found.slice(0, limit);
    return {
      items: shown.map((each) => ({
        ...each,
        createdAt: each.createdAt.toISOString(),
        readAt: each.readAt?.toISOString() ?? null,
      })),
      next: found.length > limit ? (shown.at(-1)?.noticeId ?? null) : null,
    };
  }

  /** Server-sent events: `notices` with the number of unread ones, at once and whenever it changes. */
  @Get('stream')
  @Allow('own-notice.read')
  @Header('cache-control', 'no-store')
  @Header('connection', 'close')
  stream(@CurrentCaller() caller: Caller): StreamableFile {
    return new StreamableFile(this.live.open(officialOf(caller)), { type: 'text/event-stream' });
  }

  @Post(':id/read')
  @HttpCode(204)
  @Allow('own-notice.read')
  async read(@CurrentCaller() caller: Caller, @Param('id', zod(z.uuid())) id: string): Promise<void> {
    const officialId = officialOf(caller);
    const found = await this.database.transaction((session) =>
      this.repository.read(session, officialId, id, this.clock.now()),
    );
    if (!found) throw new Problem(404, 'notice-unknown');
  }
}
