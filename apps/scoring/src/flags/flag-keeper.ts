import { lowFlagEndedV1, lowFlagRaisedV1 } from '@namkhong/contracts';
import { moreSensitive, sensitivityOf, rational, type Quarter, type Sensitivity } from '@namkhong/domain';
import { Clock, Events, Ids, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { FLAG_EVIDENCE, type FlagEvidence } from './evidence.port.js';
import { composeFlag, type FlagContent } from './flag-content.js';
import type { FlagEnd } from './flag-state.js';
import { FlagsRepository } from './flags.repository.js';
import type { Flag } from './flag.js';
import type { JudgedSubject } from './level-judge.js';

/** What a flag rests on beside the subject itself. */
interface Basis {
  readonly set: CriteriaSetVersion;
  readonly quarters: readonly [Quarter, Quarter];
  readonly publicationIds: readonly string[];
}

/** Raises flags and ends them. A flag opens a review by people; nothing else follows from it. */
@Injectable()
export class FlagKeeper {
  constructor(
    private readonly repository: FlagsRepository,
    @Inject(FLAG_EVIDENCE) private readonly evidence: FlagEvidence,
    private readonly events: Events,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Keeps and announces the flag; in place of another one that ends by it, where there is one. */
  async raise(
    session: Session,
    judged: JudgedSubject,
    content: FlagContent,
    { set, quarters, publicationIds }: Basis,
    replaced: Flag | null,
  ): Promise<void> {
    const flag = composeFlag(judged, set, content, {
      flagId: this.ids.next(),
      at: this.clock.now(),
      sensitivity: await this.sensitivity(session, judged, set, quarters),
      publicationIds,
      supersedes: replaced?.flagId ?? null,
    });
    await this.repository.add(session, flag, quarters[1]);
    await this.events.append(session, lowFlagRaisedV1, {
      ...flag,
      conditions: flag.conditions.map(({ id, holds, reason }) => ({ id, holds, reason })),
      eValue: flag.eValue ?? undefined,
      sensitivity: flag.sensitivity ?? undefined,
    });
    if (replaced)
      await this.end(session, replaced, 'superseded', 'figures-changed', { supersededBy: flag.flagId });
  }

  /** The flag says nothing from now on. It can end once. */
  async end(
    session: Session,
    { flagId, subject }: Flag,
    end: FlagEnd,
    reason: string,
    by: { readonly supersededBy?: string; readonly contestId?: string } = {},
  ): Promise<void> {
    const at = this.clock.now();
    const { supersededBy = null, contestId = null } = by;
    await this.repository.addStep(session, flagId, {
      kind: end,
      at: at.toISOString(),
      reason,
      contestId,
      supersededBy,
    });
    await this.events.append(session, lowFlagEndedV1, {
      flagId,
      subject,
      end,
      reason,
      supersededBy,
      endedAt: at.toISOString(),
    });
  }

  /** Null where single ratings are not kept for one of the quarters. */
  private async sensitivity(
    session: Session,
    { subject: { kind, subjectId } }: JudgedSubject,
    { setCode, lowRule }: CriteriaSetVersion,
    quarters: readonly [Quarter, Quarter],
  ): Promise<Sensitivity | null> {
    const subject = { kind, subjectId };
    const first = await this.evidence.submissions(session, subject, setCode, quarters[0]);
    const second = await this.evidence.submissions(session, subject, setCode, quarters[1]);
    if (first === null || second === null) return null;
    const theta = rational(lowRule.thresholdCenti, 10_000);
    return moreSensitive(sensitivityOf(first, theta), sensitivityOf(second, theta));
  }
}
