import type { BallotView } from '@namkhong/contracts/http/feedback';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
import { DirectoryReader } from '../directory/directory.reader.js';
import { FormsReader } from '../forms/forms.reader.js';
import { BallotBox } from './ballot-box.repository.js';
import { ballotProblem } from './ballot-problem.reader.js';
import { expiryInstant, usableBallot } from './ballot.reader.js';
import { hashToken, isToken } from './ballot-token.js';

/** Shows the holder of a ballot what it asks. */
@Injectable()
export class BallotViewService {
  constructor(
    private readonly database: Database,
    private readonly box: BallotBox,
    private readonly directory: DirectoryReader,
    private readonly ballotSet: BallotSetReader,
    private readonly forms: FormsReader,
    private readonly clock: Clock,
  ) {}

  async view(token: string | undefined): Promise<BallotView> {
    if (!isToken(token)) throw ballotProblem('ballot-unknown');
    const today = localDate(this.clock.now());
    const criteriaSet = await this.ballotSet.require(today);
    return this.database.read(async (session) => {
      const ballot = usableBallot(await this.box.find(session, hashToken(token)), today);
      if (typeof ballot === 'string') throw ballotProblem(ballot);
      const unit = await this.directory.unit(session, ballot.unitId);
      if (!unit) throw new Problem(503, 'unit-unknown', { unitId: ballot.unitId }, { retryAfter: 5 });
      return {
        unitId: unit.unitId,
        unitName: unit.name,
        procedureGroup: ballot.procedureGroup,
        closedOn: ballot.closedOn,
        hasOfficial: ballot.officialId !== null,
        expiresAt: expiryInstant(ballot.expiresOn),
        setCode: criteriaSet.setCode,
        setVersion: criteriaSet.version,
        questions: criteriaSet.criteria,
        form: await this.forms.asked(session, ballot, today),
        illustrative: ballot.illustrative,
      };
    });
  }
}
