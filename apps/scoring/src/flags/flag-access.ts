import type { ReviewerPlace } from '@namkhong/domain';
import { Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import type { Line } from './contest.js';
import type { FlagFile } from './flag.js';
import { FlagsReader } from './flags.reader.js';

/** Finds flags for those who ask, and whom they are about. */
@Injectable()
export class FlagAccess {
  constructor(
    private readonly flags: FlagsReader,
    private readonly directory: DirectoryReader,
  ) {}

  /** @throws Problem 404 `flag-unknown` */
  async file(session: Session, flagId: string): Promise<FlagFile> {
    const file = await this.flags.find(session, flagId);
    if (!file) throw new Problem(404, 'flag-unknown', { flagId });
    return file;
  }

  /** The unit a flag is about with all above and below it, as the organisation stands today. */
  async line(session: Session, { flag }: FlagFile): Promise<Line> {
    const { unitId } = flag.subject;
    const [target] = await this.directory.targets(session, [unitId]);
    const belowIds = await this.directory.subtrees(session, [unitId]);
    return { unitId, aboveIds: target?.ancestorIds ?? [], belowIds: belowIds.filter((id) => id !== unitId) };
  }

  /** Where the caller stands who would decide about a flag. */
  async reviewer(session: Session, caller: Caller): Promise<ReviewerPlace> {
    return this.directory.reviewerPlace(session, caller);
  }
}
