import type { EventDefinition } from '@namkhong/contracts';
import { AuditLog, Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';

/** Announces who is away and who stands in, and notes who said so. */
@Injectable()
export class AbsenceRecorder {
  constructor(
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  async tell<Data extends z.ZodType>(
    session: Session,
    definition: EventDefinition<string, Data>,
    data: z.input<Data>,
    entry: Parameters<AuditLog['append']>[1],
  ): Promise<void> {
    await this.events.append(session, definition, data);
    this.audit.append(session, entry);
  }
}
