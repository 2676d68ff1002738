import { sandboxRequest, sandboxResult } from '@namkhong/contracts/http/scoring-query';
import { Allow, CurrentCaller, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { SandboxService } from './sandbox.service.js';

@Controller('sandbox')
export class SandboxController {
  constructor(private readonly sandbox: SandboxService) {}

  /** Figures by other weights over released cells; nothing of it is kept or published. */
  @Post()
  @HttpCode(200)
  @Allow('query.sandbox')
  @Returns(200, sandboxResult)
  async try(
    @Body(zod(sandboxRequest)) request: z.output<typeof sandboxRequest>,
    @CurrentCaller() caller: Caller,
  ) {
    return this.sandbox.try(request, caller);
  }
}
