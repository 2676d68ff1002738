import type { CivilDate, TargetUnit } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import { BallotBox } from './ballot-box.repository.js';
import { ballotProblem } from './ballot-problem.reader.js';
import { usableBallot, type OpenBallot } from './ballot.reader.js';
import { hashToken, isToken } from './ballot-token.js';

/** What other capabilities may know of one ballot, with its token in hand. */
@Injectable()
export class BallotsReader {
  constructor(
    private readonly box: BallotBox,
    private readonly directory: DirectoryReader,
  ) {}

  /** The usable ballot with the unit it is about. @throws Problem `ballot-unknown` and the like */
  async require(
    session: Session,
    token: string | undefined,
    day: CivilDate,
  ): Promise<{ readonly hash: string; readonly ballot: OpenBallot; readonly unit: TargetUnit }> {
    if (!isToken(token)) throw ballotProblem('ballot-unknown');
    const hash = hashToken(token);
    const ballot = usableBallot(await this.box.find(session, hash), day);
    if (typeof ballot === 'string') throw ballotProblem(ballot);
    const ancestorIds = (await this.directory.ancestors(session, ballot.unitId)) ?? [];
    return { hash, ballot, unit: { unitId: ballot.unitId, ancestorIds } };
  }
}
