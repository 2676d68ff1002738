import { todayList, type TodayList } from '@namkhong/contracts/http/directive-assignments';
import { pageQuery } from '@namkhong/contracts/http/page';
import { Allow, type Caller, CurrentCaller, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import type { z } from 'zod';
import { TodayService } from './today.service.js';

/** What needs the caller today: due, late, returned, not answered. */
@Controller('assignments/today')
export class TodayController {
  constructor(private readonly today: TodayService) {}

  @Get()
  @Allow('assignment.report')
  @Returns(200, todayList)
  async list(
    @CurrentCaller() caller: Caller,
    @Query(zod(pageQuery)) query: z.output<typeof pageQuery>,
  ): Promise<TodayList> {
    return this.today.list(caller, query);
  }
}
