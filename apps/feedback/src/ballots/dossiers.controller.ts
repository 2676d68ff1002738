import { dossiersRequest, dossiersResponse } from '@namkhong/contracts/http/feedback';
import { Allow, AuditLog, type Caller, CurrentCaller, Returns, zod } from '@namkhong/service-kit';
import { Body, Controller, Post } from '@nestjs/common';
import type { z } from 'zod';
import { DossiersService } from './dossiers.service.js';

/** The feed of closed dossiers. Repeating a line changes nothing, so no Idempotency-Key is kept beside the tokens. */
@Controller('dossiers')
export class DossiersController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly audit: AuditLog,
  ) {}

  @Post()
  @Allow('dossier.import')
  @Returns(201, dossiersResponse)
  async record(
    @CurrentCaller() caller: Caller,
    @Body(zod(dossiersRequest)) body: z.output<typeof dossiersRequest>,
  ): Promise<z.output<typeof dossiersResponse>> {
    return this.audit.carryOut(
      () => this.dossiers.record(body.dossiers),
      ({ accepted, rejected }) => ({
        act: 'dossier.import',
        caller,
        targets: [],
        details: { accepted, rejected: rejected.length },
      }),
    );
  }
}
