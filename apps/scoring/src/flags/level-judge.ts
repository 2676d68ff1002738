import {
  compareLevel,
  decideLow,
  mayBeLow,
  summariseSubject,
  type CivilDate,
  type LowDecision,
  type Quarter,
  type RatedSubject,
  type SubjectKind,
  type SubjectSummary,
} from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { FLAG_EVIDENCE, type FlagEvidence, type Subject } from './evidence.port.js';
import { toRatedSubject } from './rated-subject.js';
import { SubjectsReader, type SubjectState } from './subjects.reader.js';

/** What all subjects of one evaluation are judged by. */
export interface Yardstick {
  readonly set: CriteriaSetVersion;
  /** Whether the version was published before the earlier quarter began. */
  readonly publishedInAdvance: boolean;
  readonly quarters: readonly [Quarter, Quarter];
  readonly today: CivilDate;
}

/** A subject with what the rule says of it. */
export interface JudgedSubject {
  readonly subject: RatedSubject;
  readonly state: SubjectState;
  readonly decision: LowDecision;
}

export interface Judgement {
  /** Subjects with enough data in both quarters. */
  readonly eligible: number;
  readonly judged: readonly JudgedSubject[];
}

/** A subject whose own ratings may make it low, kept with its evidence until its level is known. */
interface Candidate {
  readonly subject: RatedSubject;
  readonly state: SubjectState;
  readonly level: string;
}

/** Subjects read at once. */
const SUBJECTS = 200;

/**
 * Judges subjects of one kind in two passes: first what each adds to its level, then those who may be low against it. Units
 * of one kind are a level, and so are officials; real and fictional ones are levels of their own, so that nobody invented
 * weighs in a real person's favour or against it.
 */
@Injectable()
export class LevelJudge {
  constructor(
    @Inject(FLAG_EVIDENCE) private readonly evidence: FlagEvidence,
    private readonly states: SubjectsReader,
  ) {}

  /** @param flagged by id those who have a flag: they are judged again, whatever their ratings say now */
  async judge(
    session: Session,
    kind: SubjectKind,
    subjects: readonly Subject[],
    yardstick: Yardstick,
    flagged: ReadonlyMap<string, unknown>,
  ): Promise<Judgement> {
    const { lowRule, channelShares } = yardstick.set;
    const parameters = { ...lowRule, ...(channelShares && { channelShares }) };
    const summaries = new Map<string, SubjectSummary[]>();
    const candidates: Candidate[] = [];
    for (let start = 0; start < subjects.length; start += SUBJECTS) {
      for (const candidate of await this.gather(
        session,
        kind,
        subjects.slice(start, start + SUBJECTS),
        yardstick,
      )) {
        const { subject, level } = candidate;
        const summary = summariseSubject(subject, parameters);
        const ofLevel = summaries.get(level) ?? [];
        summaries.set(level, ofLevel);
        ofLevel.push(summary);
        if (mayBeLow(summary) || flagged.has(subject.subjectId)) candidates.push(candidate);
      }
    }
    const levels = new Map(
      [...summaries].map(([level, some]) => [level, compareLevel(some, lowRule.falseDiscovery)]),
    );
    return {
      eligible: [...levels.values()].reduce((total, { eligible }) => total + eligible, 0),
      judged: candidates.flatMap(({ subject, state, level }): JudgedSubject[] => {
        const context = levels.get(level);
        if (!context) return [];
        const { pendingContests, undecided } = state;
        const input = { subject, pendingContests, undecided, today: yardstick.today, parameters };
        return [{ subject, state, decision: decideLow(input, context) }];
      }),
    };
  }

  /** Subjects of one kind who may be judged by the version, with both quarters. */
  private async gather(
    session: Session,
    kind: SubjectKind,
    subjects: readonly Subject[],
    { set, quarters, publishedInAdvance }: Yardstick,
  ): Promise<Candidate[]> {
    const ids = subjects.map(({ subjectId }) => subjectId);
    const [earlier, later] = [
      await this.evidence.inputs(session, kind, ids, set.setCode, quarters[0]),
      await this.evidence.inputs(session, kind, ids, set.setCode, quarters[1]),
    ];
    const states = await this.states.states(session, set.setCode, subjects);
    return subjects.flatMap((subject): Candidate[] => {
      const { subjectId } = subject;
      const [first, second, state] = [earlier.get(subjectId), later.get(subjectId), states.get(subjectId)];
      if (!first || !second || !state) return [];
      // Only a replayed history of fictional people may be measured by what was published after it.
      if (!publishedInAdvance && !state.illustrative) return [];
      const level = `${state.illustrative ? 'fictional' : 'real'} ${second.level}`;
      return [{ subject: toRatedSubject(subject, [first, second], set.criteria), state, level }];
    });
  }
}
