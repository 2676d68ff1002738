import type { evaluationRequest, evaluationResult } from '@namkhong/contracts/http/scoring';
import { localDate, quarterDays, type CivilDate, type Quarter } from '@namkhong/domain';
import { Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CriteriaSetsReader, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { decideFlag } from './decide-flag.js';
import { FLAG_EVIDENCE, type FlagEvidence, type Subject } from './evidence.port.js';
import { FlagRaiser } from './flag-raiser.js';
import { planEvaluation } from './plan-evaluation.js';
import type { SubjectEvidence } from './subject-evidence.js';
import { SubjectsReader } from './subjects.reader.js';

type EvaluationRequest = z.output<typeof evaluationRequest>;
type EvaluationResult = z.output<typeof evaluationResult>;

/** What all subjects of one evaluation are judged by. */
interface Yardstick {
  readonly set: CriteriaSetVersion;
  /** Whether the version was published before the earlier quarter began. */
  readonly publishedInAdvance: boolean;
  readonly quarters: readonly [Quarter, Quarter];
  readonly today: CivilDate;
}

/** Subjects judged in one transaction. */
const SUBJECTS = 200;

/** Applies the LOW rule to everybody who was rated in a quarter and in the one before. */
@Injectable()
export class EvaluationsService {
  constructor(
    private readonly database: Database,
    private readonly sets: CriteriaSetsReader,
    @Inject(FLAG_EVIDENCE) private readonly evidence: FlagEvidence,
    private readonly states: SubjectsReader,
    private readonly raiser: FlagRaiser,
    private readonly clock: Clock,
  ) {}

  /**
   * Some subjects at a time: an evaluation that was interrupted is simply asked for again.
   *
   * @throws Problem 404 `criteria-set-unknown`, 422 `quarter-not-ended` or `threshold-not-fixed`
   */
  async evaluate({ setCode, quarter }: EvaluationRequest): Promise<EvaluationResult> {
    const { yardstick, subjects } = await this.database.read(async (session) => {
      const found = await this.yardstick(session, setCode, quarter);
      return {
        yardstick: found,
        subjects: await this.evidence.subjects(session, setCode, found.quarters),
      };
    });
    const result = { quarter, evaluated: 0, eligible: 0, flagged: 0, unchanged: 0 };
    for (const kind of ['unit', 'official'] as const) {
      const ofKind = subjects.filter((subject) => subject.kind === kind);
      for (let start = 0; start < ofKind.length; start += SUBJECTS) {
        const some = ofKind.slice(start, start + SUBJECTS);
        const counts = await this.database.transaction((session) => this.judge(session, some, yardstick));
        result.evaluated += some.length;
        result.eligible += counts.eligible;
        result.flagged += counts.flagged;
        result.unchanged += counts.unchanged;
      }
    }
    return result;
  }

  private async yardstick(session: Session, setCode: string, quarter: Quarter): Promise<Yardstick> {
    const versions = await this.sets.versions(session, setCode);
    if (versions.length === 0) throw new Problem(404, 'criteria-set-unknown', { setCode });
    const today = localDate(this.clock.now());
    const plan = planEvaluation(quarter, versions, today);
    if (plan.kind === 'refused') {
      const { code, ...details } = plan.reason;
      throw new Problem(422, code, details);
    }
    const { set, quarters } = plan;
    const publishedAt = await this.sets.publishedAt(session, set);
    const publishedInAdvance = localDate(publishedAt) < quarterDays(quarters[0]).from;
    return { set, publishedInAdvance, quarters, today };
  }

  private async judge(
    session: Session,
    subjects: readonly Subject[],
    { set, publishedInAdvance, quarters, today }: Yardstick,
  ): Promise<Pick<EvaluationResult, 'eligible' | 'flagged' | 'unchanged'>> {
    const counts = { eligible: 0, flagged: 0, unchanged: 0 };
    for (const subject of await this.gather(session, subjects, quarters, set.setCode)) {
      // Only a replayed history of fictional people may be measured by what was published after it.
      if (!publishedInAdvance && !subject.illustrative) continue;
      const { eligible, flag } = decideFlag(subject, set, today);
      if (eligible) counts.eligible += 1;
      if (!flag) continue;
      if (await this.raiser.raise(session, subject, set, flag)) counts.flagged += 1;
      else counts.unchanged += 1;
    }
    return counts;
  }

  /** Subjects of one kind with all that the rule asks about them, in their order. */
  private async gather(
    session: Session,
    subjects: readonly Subject[],
    [earlier, later]: readonly [Quarter, Quarter],
    setCode: string,
  ): Promise<SubjectEvidence[]> {
    const [kind] = subjects.map((subject) => subject.kind);
    if (!kind) return [];
    const ids = subjects.map(({ subjectId }) => subjectId);
    const first = await this.evidence.inputs(session, kind, ids, setCode, earlier);
    const second = await this.evidence.inputs(session, kind, ids, setCode, later);
    const states = await this.states.states(session, subjects);
    return subjects.flatMap((subject): SubjectEvidence[] => {
      const [before, after] = [first.get(subject.subjectId), second.get(subject.subjectId)];
      const state = states.get(subject.subjectId);
      return before && after && state ? [{ ...subject, ...state, quarters: [before, after] }] : [];
    });
  }
}
