import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { SuccessionReader } from '../organisation/succession.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { ActLedger } from './act-ledger.js';
import { AssignmentRepository, type StrandedSupport, type SupportKey } from './assignment.repository.js';
import { decideAct } from './life.js';

const register = new Set(['register'] as const);

/** How many were passed on, and the last that was looked at; undefined where none is left. */
export interface PassedSupports {
  readonly passed: number;
  readonly last: SupportKey | undefined;
}

/** Lets whoever carries a unit on support the tasks that the unit supported. */
@Injectable()
export class StrandedSupportService {
  constructor(
    private readonly repository: AssignmentRepository,
    private readonly successions: SuccessionReader,
    private readonly units: UnitReader,
    private readonly ledger: ActLedger,
  ) {}

  /** Looks at some. A unit that nobody carries on, or several do, stays named at the task: nobody acts for it any more. */
  async pass(
    session: Session,
    at: { readonly now: Date; readonly today: CivilDate },
    page: { readonly after: SupportKey; readonly limit: number },
  ): Promise<PassedSupports> {
    const stranded = await this.repository.lockStrandedSupports(session, at.today, page);
    const ended = [...new Set(stranded.map(({ supportingUnitId }) => supportingUnitId))];
    const carriers = await this.successions.carriersOf(session, ended, at.today);
    // Two supports of one task are two acts, one after the other.
    const acts = new Map<string, number>();
    let passed = 0;
    for (const support of stranded) {
      const carrier = carriers.get(support.supportingUnitId);
      if (carrier === undefined) continue;
      const before = acts.get(support.assignmentId) ?? 0;
      acts.set(support.assignmentId, before + 1);
      await this.passOn(session, { ...support, version: support.version + before }, carrier, at.now);
      passed += 1;
    }
    return { passed, last: stranded.length < page.limit ? undefined : stranded.at(-1) };
  }

  private async passOn(
    session: Session,
    support: StrandedSupport,
    toUnitId: string,
    now: Date,
  ): Promise<void> {
    const { assignmentId, unitId } = support;
    const unit = await this.units.target(session, unitId);
    if (unit === null) throw new Error(`task ${assignmentId} is of a unit that does not exist`);
    const decision = decideAct('pass-support', support.state, register);
    if (!decision.ok)
      throw new Error(`task ${assignmentId} is ${support.state} and nobody supports it any more`);
    await this.repository.replaceSupport(session, support, toUnitId);
    await this.ledger.record(
      session,
      {
        ...{ held: support, unit, caller: null, act: 'pass-support', action: 'assignment.decide' },
        ...{ party: decision.party, to: decision.to, at: now },
      },
      {},
      { toUnitId },
    );
  }
}
