import { type assignRequest } from '@namkhong/contracts/http/directive';
import { localDate } from '@namkhong/domain';
import { Clock, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectiveReader } from '../directives/directive.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import type { CutRequest } from './cut-assignments.js';
import { RecipientReader } from './recipient.reader.js';

/** Gathers what the decision about a cut rests on: the document, the units it is addressed to, the day. */
@Injectable()
export class CutMaterial {
  constructor(
    private readonly directives: DirectiveReader,
    private readonly recipients: RecipientReader,
    private readonly units: UnitReader,
    private readonly clock: Clock,
  ) {}

  /** Throws Problem 404 `directive-unknown`, 422 `recipient-group-unknown`. */
  async gather(
    session: Session,
    directiveId: string,
    request: z.output<typeof assignRequest>,
  ): Promise<Omit<CutRequest, 'isKnownDay'>> {
    const now = this.clock.now();
    const today = localDate(now);
    const directive = await this.directives.find(session, directiveId);
    if (directive === null) throw new Problem(404, 'directive-unknown', { text: directiveId });
    const unitIds = await this.recipients.unitsOf(session, request.units, today);
    const tasks = request.assignments.map((task) => ({
      ...task,
      dueOn: task.dueOn ?? null,
      dueInWorkingDays: task.dueInWorkingDays ?? null,
      dueInWorkingHours: task.dueInWorkingHours ?? null,
      expectedOutput: task.expectedOutput ?? null,
      supporting: task.supporting ?? [],
    }));
    const named = [...unitIds, ...tasks.flatMap(({ supporting }) => supporting)];
    return {
      directive: {
        ...directive,
        ended: directive.state === 'superseded' || directive.state === 'revoked',
        clauseIds: directive.clauses.map(({ clauseId }) => clauseId),
        repealedClauseIds: directive.clauses
          .filter(({ repealed }) => repealed === true)
          .map(({ clauseId }) => clauseId),
      },
      tasks,
      unitIds,
      unitsInForce: await this.units.inForce(session, named, today),
      today,
      now,
    };
  }
}
