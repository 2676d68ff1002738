import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { SuccessionReader } from '../organisation/succession.reader.js';
import { AssignmentRepository, type SupportKey } from './assignment.repository.js';
import { RegisterActs, type Moment, type Page, type Passed } from './register-acts.js';

/** Lets whoever carries a unit on support the tasks that the unit supported. */
@Injectable()
export class StrandedSupportService {
  constructor(
    private readonly repository: AssignmentRepository,
    private readonly successions: SuccessionReader,
    private readonly acts: RegisterActs,
  ) {}

  /** Looks at some. A unit that nobody carries on, or several do, stays named at the task: nobody acts for it any more. */
  async pass(session: Session, at: Moment, page: Page<SupportKey>): Promise<Passed<SupportKey>> {
    const stranded = await this.repository.lockStrandedSupports(session, at.today, page);
    const ended = [...new Set(stranded.map(({ supportingUnitId }) => supportingUnitId))];
    const carriers = await this.successions.carriersOf(session, ended, at.today);
    // Two supports of one task are two acts, one after the other.
    const versions = new Map<string, number>();
    let passed = 0;
    for (const support of stranded) {
      const { assignmentId, supportingUnitId } = support;
      const toUnitId = carriers.get(supportingUnitId);
      if (toUnitId === undefined) continue;
      const version = versions.get(assignmentId) ?? support.version;
      versions.set(assignmentId, version + 1);
      await this.repository.replaceSupport(session, support, toUnitId);
      const effect = { content: { toUnitId }, at: at.now };
      await this.acts.record(session, { ...support, version }, 'pass-support', effect);
      passed += 1;
    }
    return { passed, last: stranded.length < page.limit ? undefined : stranded.at(-1) };
  }
}
