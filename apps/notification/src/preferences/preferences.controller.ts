import {
  preferencesRequest,
  preferencesView,
  type PreferencesView,
} from '@namkhong/contracts/http/notification-preferences';
import { Allow, CurrentCaller, Returns, tagged, versionOf, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { officialOf } from '../directory/official.reader.js';
import { PreferencesService } from './preferences.service.js';

/** How an official wants to be told, for themselves alone. */
@Controller('preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  /** Its ETag is the version that a replacement names in If-Match. */
  @Get()
  @Allow('own-notice.read')
  @Returns(200, preferencesView)
  async read(
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PreferencesView> {
    return tagged(reply, await this.preferences.read(officialOf(caller)));
  }

  @Put()
  @Allow('own-notice.read')
  @Returns(200, preferencesView)
  async replace(
    @CurrentCaller() caller: Caller,
    @Headers('if-match') ifMatch: string | undefined,
    @Body(zod(preferencesRequest)) body: z.output<typeof preferencesRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PreferencesView> {
    const version = versionOf(ifMatch);
    return tagged(reply, await this.preferences.replace(officialOf(caller), version, body));
  }
}
