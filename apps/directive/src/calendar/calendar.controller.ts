import {
  calendar,
  calendarDeadline,
  calendarDeadlineQuery,
  calendarQuery,
  calendarRecording,
  calendarRecordQuery,
  calendarVersion,
  calendarVersionRequest,
  calendarVersionsQuery,
  deadlineMove,
  deadlineMovesQuery,
  type CalendarRecording,
  type CalendarView,
} from '@namkhong/contracts/http/directive-calendar';
import { page } from '@namkhong/contracts/http/page';
import {
  Allow,
  type Caller,
  CurrentCaller,
  etagOf,
  Public,
  Returns,
  versionOf,
  zod,
} from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, Post, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { Creates } from '../creates.decorator.js';
import { pageOf, readCursor } from '../page-cursor.js';
import { CalendarViewService } from './calendar-view.service.js';
import { CalendarService } from './calendar.service.js';

const movePosition = z.object({ versionId: z.uuid(), kind: z.string().max(40), deadlineId: z.uuid() });

/** When authorities work. Everybody may know; who holds the action for the unit records. */
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly views: CalendarViewService,
    private readonly calendars: CalendarService,
  ) {}

  /** Day by day. Its ETag is what recording a version of this calendar names in If-Match. */
  @Get()
  @Public()
  @Returns(200, calendar)
  async days(
    @Query(zod(calendarQuery)) query: z.output<typeof calendarQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarView> {
    const found = await this.views.days(query.unitId ?? null, query.from, query.to);
    reply.header('etag', etagOf(found.versions));
    return found;
  }

  /** The last day of a number of working days. */
  @Get('deadline')
  @Public()
  @Returns(200, calendarDeadline)
  async deadline(@Query(zod(calendarDeadlineQuery)) query: z.output<typeof calendarDeadlineQuery>) {
    return { dueOn: await this.views.deadline(query.unitId ?? null, query.from, query.workingDays) };
  }

  @Get('versions')
  @Public()
  @Returns(200, page(calendarVersion))
  async versions(@Query(zod(calendarVersionsQuery)) query: z.output<typeof calendarVersionsQuery>) {
    const { limit } = query;
    const before = readCursor(z.int(), query.cursor);
    const found = await this.views.versions({ unitId: query.unitId ?? null, limit: limit + 1, before });
    return pageOf(found, limit, ({ ordinal }) => ordinal);
  }

  /** With `dryRun=true` it says which open deadlines would move, and stores nothing. */
  @Post('versions')
  @Allow('calendar.record')
  @Creates(calendarRecording)
  async record(
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Query(zod(calendarRecordQuery)) { dryRun }: z.output<typeof calendarRecordQuery>,
    @Body(zod(calendarVersionRequest)) body: z.output<typeof calendarVersionRequest>,
  ): Promise<CalendarRecording> {
    const holder = await this.views.holder(body.unitId);
    caller.require('calendar.record', holder ?? 'whole-organisation');
    return this.calendars.record(caller, holder, body, { expected: versionOf(ifMatch), dryRun });
  }

  /** What changes of calendars did to open deadlines; each caller sees the units their grants cover. */
  @Get('moves')
  @Allow('calendar.read-moves')
  @Returns(200, page(deadlineMove))
  async moves(
    @CurrentCaller() caller: Caller,
    @Query(zod(deadlineMovesQuery)) query: z.output<typeof deadlineMovesQuery>,
  ) {
    const { versionId, deadlineId, limit } = query;
    const units = caller.unitsFor('calendar.read-moves');
    const scope = units === 'everything' ? null : units;
    const after = readCursor(movePosition, query.cursor);
    const found = await this.views.moves({ scope, versionId, deadlineId, limit: limit + 1, after });
    return pageOf(found, limit, (last) => ({
      versionId: last.versionId,
      kind: last.kind,
      deadlineId: last.deadlineId,
    }));
  }
}
