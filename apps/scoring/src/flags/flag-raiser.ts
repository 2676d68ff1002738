import { lowFlagRaisedV1 } from '@namkhong/contracts';
import { Clock, Events, Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { composeFlag } from './compose-flag.js';
import type { FlagContent } from './decide-flag.js';
import { FlagsRepository } from './flags.repository.js';
import type { SubjectEvidence } from './subject-evidence.js';

/** Raises flags. A flag opens a review by people; nothing else follows from it. */
@Injectable()
export class FlagRaiser {
  constructor(
    private readonly repository: FlagsRepository,
    private readonly events: Events,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Keeps and announces the flag; answers false where the subject has one for this set and quarter already. */
  async raise(
    session: Session,
    subject: SubjectEvidence,
    set: CriteriaSetVersion,
    content: FlagContent,
  ): Promise<boolean> {
    const flag = composeFlag(subject, set, content, this.ids.next(), this.clock.now());
    const [, { quarter }] = content.evidence;
    if (!(await this.repository.add(session, flag, quarter))) return false;
    await this.events.append(session, lowFlagRaisedV1, flag);
    return true;
  }
}
