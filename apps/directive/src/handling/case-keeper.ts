import { caseConcludedV1, caseCorrectedV1, type FlagSubject } from '@namkhong/contracts';
import { addCalendarMonths, localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Events, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { ClockKeeper, type Matter } from '../clocks/clocks.module.js';
import { FindingReader } from '../inspections/finding.reader.js';
import type { CaseFacts } from './case-life.js';
import { CaseRepository, type Case, type CaseStep } from './case.repository.js';
import { MeasuresRepository } from './measures.repository.js';

/** Keeps cases: one locked reading, one saved act with its step, and what is told to others once it is final. */
@Injectable()
export class CaseKeeper {
  constructor(
    private readonly repository: CaseRepository,
    private readonly measures: MeasuresRepository,
    private readonly findings: FindingReader,
    private readonly clocks: ClockKeeper,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The case, its row locked until the transaction ends. @throws Problem 404 `case-unknown` */
  async lock(session: Session, caseId: string): Promise<Case> {
    const found = await this.repository.lock(session, caseId);
    if (!found) throw new Problem(404, 'case-unknown', { text: caseId });
    return found;
  }

  /** What decisions in the case depend on. */
  async facts(session: Session, one: Case): Promise<CaseFacts> {
    const { caseId, status, proposedBy, decidedBy, openedBy, findingId } = one;
    const found = findingId === null ? [] : await this.findings.deciders(session, findingId);
    const recused = await this.repository.recused(session, caseId);
    return {
      status,
      proposedBy,
      decidedBy,
      hasReplied: await this.repository.hasReplied(session, caseId),
      replyUntil: await this.clocks.dueOn(session, matterOf(one), 'case-reply'),
      barred: [...(openedBy === null ? [] : [openedBy]), ...found, ...recused],
    };
  }

  /** Stores what an act changed, as one version and one step. */
  async save(session: Session, one: Case, change: Partial<Case>, step: CaseStep): Promise<Case> {
    const changed = { ...one, ...change, version: one.version + 1 };
    await this.repository.save(session, one.caseId, { ...change, version: changed.version });
    await this.repository.addStep(session, one.caseId, step, this.clock.now());
    return changed;
  }

  /** Makes the decision final, and tells others what follows and until when. */
  async conclude(session: Session, one: Case, change: Partial<Case>, step: CaseStep): Promise<Case> {
    const concludedOn = localDate(this.clock.now());
    const measure = measureOf({ ...one, ...change });
    const expiresOn = await this.expiryOf(session, measure, concludedOn);
    await this.clocks.stopAll(session, matterOf(one), concludedOn);
    const final = { ...change, status: 'final' as const, concludedOn, expiresOn };
    const saved = await this.save(session, one, final, step);
    await this.events.append(session, caseConcludedV1, {
      caseId: saved.caseId,
      subject: subjectOf(saved),
      measure,
      concludedOn,
      expiresOn,
      concludedAt: this.clock.now().toISOString(),
      illustrative: saved.illustrative,
    });
    return saved;
  }

  /** Changes a decision that stands; whoever was told of it as final is told. */
  async correct(
    session: Session,
    one: Case,
    change: Partial<Case>,
    step: CaseStep,
    told: { readonly outcome: 'corrected' | 'annulled'; readonly ground: string },
  ): Promise<Case> {
    const measure = measureOf({ ...one, ...change });
    const { concludedOn } = one;
    const expiresOn = concludedOn === null ? null : await this.expiryOf(session, measure, concludedOn);
    const saved = await this.save(session, one, { ...change, expiresOn }, step);
    if (told.outcome === 'annulled')
      await this.clocks.stopAll(session, matterOf(one), localDate(this.clock.now()));
    if (concludedOn !== null) {
      await this.events.append(session, caseCorrectedV1, {
        caseId: saved.caseId,
        subject: subjectOf(saved),
        outcome: told.outcome,
        ground: told.ground,
        measure,
        expiresOn,
        correctedAt: this.clock.now().toISOString(),
        illustrative: saved.illustrative,
      });
    }
    return saved;
  }

  private async expiryOf(
    session: Session,
    measure: { readonly code: string; readonly version: number } | null,
    concludedOn: CivilDate,
  ): Promise<CivilDate | null> {
    if (measure === null) return null;
    const { months } = await this.measures.version(session, measure.code, measure.version);
    return months === null ? null : addCalendarMonths(concludedOn, months);
  }
}

export function matterOf({ caseId }: Pick<Case, 'caseId'>): Matter {
  return { kind: 'case', id: caseId };
}

/** Where and from which day a clock of the case runs. */
export function clockOf(one: Pick<Case, 'caseId' | 'unitId'>, on: CivilDate) {
  return { matter: matterOf(one), unitId: one.unitId, on };
}

export function subjectOf({ unitId, officialId }: Pick<Case, 'unitId' | 'officialId'>): FlagSubject {
  return officialId === null ? { kind: 'unit', unitId } : { kind: 'official', unitId, officialId };
}

/** What is in force; null for no measure. */
function measureOf({ measureCode, measureVersion }: Pick<Case, 'measureCode' | 'measureVersion'>) {
  return measureCode === null || measureVersion === null
    ? null
    : { code: measureCode, version: measureVersion };
}
