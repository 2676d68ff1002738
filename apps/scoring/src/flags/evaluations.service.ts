import type { evaluationRequest, evaluationResult } from '@namkhong/contracts/http/scoring-flags';
import { previousQuarter } from '@namkhong/domain';
import { Clock, Database, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { EvaluationBasis } from './evaluation-basis.js';
import { EvaluationsRepository, type Evaluation } from './evaluations.repository.js';
import { FLAG_EVIDENCE, type FlagEvidence } from './evidence.port.js';
import { FlagSettler } from './flag-settler.js';
import { LevelJudge } from './level-judge.js';

type EvaluationRequest = z.output<typeof evaluationRequest>;
type EvaluationResult = z.output<typeof evaluationResult>;

/** Applies the LOW rule to everybody who was rated in a quarter and in the one before. */
@Injectable()
export class EvaluationsService {
  constructor(
    private readonly database: Database,
    private readonly basis: EvaluationBasis,
    @Inject(FLAG_EVIDENCE) private readonly evidence: FlagEvidence,
    private readonly judge: LevelJudge,
    private readonly settler: FlagSettler,
    private readonly evaluations: EvaluationsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * In one transaction, since everybody's decision rests on everybody else's figures; a second evaluation of the same
   * quarter waits for the first. Run again on the same inputs it changes nothing.
   *
   * @throws Problem as `EvaluationBasis.of`
   */
  async evaluate({ setCode, quarter }: EvaluationRequest): Promise<EvaluationResult> {
    return this.database.transaction(async (session) => {
      const latest = await this.settler.take(session, setCode, quarter);
      const basis = await this.basis.of(session, setCode, quarter);
      const subjects = await this.evidence.subjects(session, setCode, basis.quarters);
      const result = {
        quarter,
        evaluated: subjects.length,
        eligible: 0,
        flagged: 0,
        unchanged: 0,
        superseded: 0,
        lapsed: 0,
        waiting: 0,
      };
      for (const kind of ['unit', 'official'] as const) {
        const ofKind = subjects.filter((subject) => subject.kind === kind);
        const flagged = latest[kind];
        const { eligible, judged } = await this.judge.judge(session, kind, ofKind, basis, flagged);
        const counts = await this.settler.settle(session, judged, flagged, basis);
        result.eligible += eligible;
        result.flagged += counts.flagged;
        result.unchanged += counts.unchanged;
        result.superseded += counts.superseded;
        result.lapsed += counts.lapsed;
        result.waiting += counts.waiting;
      }
      const { waiting } = result;
      const { publicationIds } = basis;
      await this.evaluations.note(session, { setCode, quarter, publicationIds, waiting }, this.clock.now());
      return result;
    });
  }

  /**
   * Judges every quarter again that was judged before and of which a publication was superseded since, so that a flag that
   * no longer holds lapses by itself; and those in which a flag waits, since what it waited for may be decided.
   */
  async repeatDue(): Promise<void> {
    const due = await this.database.read(async (session) => {
      const found: Evaluation[] = [];
      for (const evaluation of await this.evaluations.all(session)) {
        if (evaluation.waiting > 0 || (await this.isOutdated(session, evaluation))) found.push(evaluation);
      }
      return found;
    });
    for (const { setCode, quarter } of due) await this.evaluate({ setCode, quarter });
  }

  private async isOutdated(
    session: Session,
    { setCode, quarter, publicationIds }: Evaluation,
  ): Promise<boolean> {
    for (const each of [previousQuarter(quarter), quarter]) {
      const closed = await this.evidence.closed(session, setCode, each);
      if (closed === null || !publicationIds.includes(closed.publicationId)) return true;
    }
    return false;
  }
}
