import { isInOwnLine, type TargetUnit } from '@namkhong/domain';
import { Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';

/** Who may see and decide what was found about an official. */
@Injectable()
export class ReviewAccess {
  constructor(private readonly directory: DirectoryReader) {}

  /** The units a list shows: those the caller's grants cover, within the one asked for; null means all. */
  async units(session: Session, caller: Caller, within: string | undefined): Promise<string[] | null> {
    const granted = caller.unitsFor('forensics.read');
    const covered = granted === 'everything' ? null : await this.directory.subtrees(session, granted);
    if (within === undefined) return covered;
    const wanted = await this.directory.subtrees(session, [within]);
    return covered === null ? wanted : wanted.filter((unitId) => covered.includes(unitId));
  }

  /** @throws Problem 403 `permission-denied` */
  async requireReading(session: Session, caller: Caller, unitId: string): Promise<void> {
    caller.require('forensics.read', await this.target(session, unitId));
  }

  /** @throws Problem 403 `permission-denied`, or `reviewer-not-independent` for one who serves in the official's line */
  async requireDeciding(
    session: Session,
    caller: Caller,
    { unitId, officialId }: { readonly unitId: string; readonly officialId: string },
  ): Promise<void> {
    const target = await this.target(session, unitId);
    caller.require('forensics.decide', target);
    const reviewer = await this.directory.reviewerPlace(session, caller);
    if (isInOwnLine(reviewer, { ...target, officialId })) throw new Problem(403, 'reviewer-not-independent');
  }

  /** The unit with those above it. */
  private async target(session: Session, unitId: string): Promise<TargetUnit> {
    const [target] = await this.directory.targets(session, [unitId]);
    return target ?? { unitId, ancestorIds: [] };
  }
}
