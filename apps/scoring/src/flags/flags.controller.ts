import { uuid } from '@namkhong/contracts';
import { page, pageQuery } from '@namkhong/contracts/http/page';
import { flag } from '@namkhong/contracts/http/scoring';
import { Allow, CurrentCaller, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { FlagsService } from './flags.service.js';

const flagPage = pageQuery.extend({ cursor: uuid.optional() });

@Controller('flags')
export class FlagsController {
  constructor(private readonly flags: FlagsService) {}

  @Get()
  @Allow('flag.read')
  @Returns(200, page(flag))
  async list(
    @Query(zod(flagPage)) { limit, cursor }: z.output<typeof flagPage>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.flags.list(caller, limit, cursor);
  }

  @Get(':flagId')
  @Allow('flag.read')
  @Returns(200, flag)
  async one(@Param('flagId', zod(uuid)) flagId: string, @CurrentCaller() caller: Caller) {
    return this.flags.one(caller, flagId);
  }
}
