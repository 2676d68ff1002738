import { caseOpenedV1, type IncomingEvent } from '@namkhong/contracts';
import { Clock, Events, Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AssignmentIssuer } from '../assignments/assignments.module.js';
import { DirectiveReader } from '../directives/directive.reader.js';
import { CaseRepository } from './case.repository.js';
import { openCase, type FlagEnd, type LowFlag } from './open-case.js';

/** Opens reviews. A case is a review by people, never a penalty. */
@Injectable()
export class CaseService {
  constructor(
    private readonly repository: CaseRepository,
    private readonly directives: DirectiveReader,
    private readonly issuer: AssignmentIssuer,
    private readonly events: Events,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** The case stays, for what people did in it; it says that its flag no longer holds. */
  async noteEnd(session: Session, ended: FlagEnd): Promise<void> {
    await this.repository.noteEnd(session, ended);
  }

  /** Opens one case for the flag and asks the unit to rectify; a flag that has its case changes nothing. */
  async openFor(session: Session, event: IncomingEvent<string, LowFlag>): Promise<void> {
    const flag = event.data;
    const opened = openCase(flag, this.clock.now(), () => this.ids.next());
    if (!(await this.repository.add(session, opened))) return;
    const { caseId, rectification } = opened;
    const directive =
      flag.clauseId === null ? null : await this.directives.findByClause(session, flag.clauseId);
    await this.issuer.issue(
      session,
      [
        {
          ...rectification,
          kind: 'rectification',
          directiveId: directive?.directiveId ?? null,
          directiveNumber: directive?.number ?? null,
          // A clause of a register that is not ours stays in the flag; the assignment names only what we hold.
          clauseId: directive === null ? null : flag.clauseId,
          caseId,
          unitId: flag.subject.unitId,
          illustrative: flag.illustrative,
        },
      ],
      event,
    );
    await this.events.append(
      session,
      caseOpenedV1,
      {
        caseId,
        flagId: flag.flagId,
        subject: flag.subject,
        assignmentId: rectification.assignmentId,
        openedAt: opened.openedAt.toISOString(),
        illustrative: flag.illustrative,
      },
      event,
    );
  }
}
