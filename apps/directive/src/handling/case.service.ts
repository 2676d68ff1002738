import { caseOpenedV1, type IncomingEvent } from '@namkhong/contracts';
import { Clock, Events, Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { AssignmentIssuer } from '../assignments/assignments.module.js';
import { DirectiveReader } from '../directives/directive.reader.js';
import { subjectOf } from './case-keeper.js';
import { CaseRepository } from './case.repository.js';
import { openForFinding, openForFlag } from './open-case.js';
import type { FinalFinding, LowFlag } from './sources.js';

/** Opens reviews on what flags and findings say. A case is a review by people, never a penalty. */
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

  /** Opens one case for the flag and asks the unit to rectify; a flag that has its case changes nothing. */
  async openForFlag(session: Session, event: IncomingEvent<string, LowFlag>): Promise<void> {
    const flag = event.data;
    const { opened, rectification } = openForFlag(flag, this.clock.now(), () => this.ids.next());
    if (!(await this.repository.add(session, opened))) return;
    const { caseId, openedAt, illustrative } = opened;
    await this.repository.addStep(session, caseId, { kind: 'opened', detail: 'flag' }, openedAt);
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
          illustrative,
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
        subject: subjectOf(opened),
        assignmentId: rectification.assignmentId,
        openedAt: openedAt.toISOString(),
        illustrative,
      },
      event,
    );
  }

  /** Opens one case for a final finding; a finding that has its case changes nothing. Nobody outside hears of it yet. */
  async openForFinding(session: Session, finding: FinalFinding): Promise<void> {
    const opened = openForFinding(finding, this.clock.now(), () => this.ids.next());
    if (!(await this.repository.add(session, opened))) return;
    const step = { kind: 'opened', detail: 'finding' } as const;
    await this.repository.addStep(session, opened.caseId, step, opened.openedAt);
  }
}
