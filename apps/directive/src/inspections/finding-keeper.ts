import {
  findingExpiredV1,
  findingFinalisedV1,
  findingWithdrawnV1,
  type FlagSubject,
} from '@namkhong/contracts';
import { localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Events, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClockKeeper, type Matter } from '../clocks/clocks.module.js';
import { FindingRepository, type Finding, type FindingStep } from './finding.repository.js';

/** Keeps findings: one locked reading, one saved act with its step and its clocks, and what is told to others. */
@Injectable()
export class FindingKeeper {
  constructor(
    private readonly repository: FindingRepository,
    private readonly clocks: ClockKeeper,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The finding, its row locked until the transaction ends. @throws Problem 404 `finding-unknown` */
  async lock(session: Session, findingId: string): Promise<Finding> {
    const finding = await this.repository.lock(session, findingId);
    if (!finding) throw new Problem(404, 'finding-unknown', { text: findingId });
    return finding;
  }

  /** Stores what an act changed, as one version and one step. */
  async save(
    session: Session,
    finding: Finding,
    change: Partial<Finding>,
    step: FindingStep,
  ): Promise<Finding> {
    const changed = { ...finding, ...change, version: finding.version + 1 };
    await this.repository.save(session, finding.findingId, { ...change, version: changed.version });
    await this.repository.addStep(session, finding.findingId, step, this.clock.now());
    return changed;
  }

  /** Makes a substantiated finding final: told to others, with the day until which it counts. */
  async makeFinal(
    session: Session,
    finding: Finding,
    change: Partial<Finding>,
    step: FindingStep,
  ): Promise<Finding> {
    const finalOn = finding.finalOn ?? localDate(this.clock.now());
    const { unitId } = finding;
    const expiresOn =
      finding.expiresOn ?? (await this.clocks.lastDay(session, 'finding-effect', { unitId, on: finalOn }));
    const revision = finding.revision + 1;
    await this.clocks.stopAll(session, matterOf(finding), localDate(this.clock.now()));
    const saved = await this.save(session, finding, { ...change, finalOn, expiresOn, revision }, step);
    await this.tellFinal(session, saved);
    return saved;
  }

  /** Takes a finding back, and tells those who were told of it. */
  async withdraw(session: Session, finding: Finding, step: FindingStep, ground: string): Promise<Finding> {
    const wasTold = finding.revision > 0;
    const revision = wasTold ? finding.revision + 1 : finding.revision;
    const saved = await this.save(session, finding, { state: 'withdrawn', revision }, step);
    await this.clocks.stopAll(session, matterOf(finding), localDate(this.clock.now()));
    if (wasTold) {
      await this.events.append(session, findingWithdrawnV1, {
        findingId: saved.findingId,
        revision,
        subject: subjectOf(saved),
        ground,
        withdrawnAt: this.clock.now().toISOString(),
        illustrative: saved.illustrative,
      });
    }
    return saved;
  }

  /** Ends what has counted long enough, and tells those who counted it. */
  async expire(session: Session, finding: Finding): Promise<Finding> {
    const { findingId, revision, expiresOn, illustrative } = finding;
    if (expiresOn === null) throw new Error(`finding ${findingId} never expires`);
    const step = { kind: 'expired', detail: null, reason: null } as const;
    const saved = await this.save(session, finding, { state: 'expired' }, step);
    await this.events.append(session, findingExpiredV1, {
      findingId,
      revision,
      subject: subjectOf(finding),
      expiresOn,
      expiredAt: this.clock.now().toISOString(),
      illustrative,
    });
    return saved;
  }

  private async tellFinal(session: Session, finding: Finding): Promise<void> {
    const { findingId, inspectionId, revision, no, severity, occurredOn, illustrative } = finding;
    if (finding.finalOn === null || finding.expiresOn === null)
      throw new Error(`finding ${findingId} is not final`);
    await this.events.append(session, findingFinalisedV1, {
      findingId,
      revision,
      inspectionId,
      subject: subjectOf(finding),
      no,
      severity,
      occurredOn,
      finalOn: finding.finalOn,
      expiresOn: finding.expiresOn,
      finalisedAt: this.clock.now().toISOString(),
      illustrative,
    });
  }
}

export function matterOf({ findingId }: Pick<Finding, 'findingId'>): Matter {
  return { kind: 'finding', id: findingId };
}

function subjectOf({ unitId, officialId }: Pick<Finding, 'unitId' | 'officialId'>): FlagSubject {
  return officialId === null ? { kind: 'unit', unitId } : { kind: 'official', unitId, officialId };
}

/** Where and from which day a clock of the finding runs. */
export function clockOf(finding: Pick<Finding, 'findingId' | 'unitId'>, on: CivilDate) {
  return { matter: matterOf(finding), unitId: finding.unitId, on };
}
