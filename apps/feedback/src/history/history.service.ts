import type { ImportReport } from '@namkhong/contracts/http/import-report';
import { localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DossiersReader } from '../ballots/dossiers.reader.js';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
import type { CriteriaSetVersion } from '../directory/criteria-sets.reader.js';
import { reportOf } from '../import-report.js';
import { refuse } from '../line-fault.js';
import { RatingCaster } from '../ratings/ratings.module.js';
import { asOfClosing, planReplay, unseenOn, type HistoryLine, type Replay } from './plan-replay.js';

/**
 * Replays ratings of past days for the demonstration: real ballots, the same decision, the past day as its clock. Only
 * illustrative dossiers keep a way to their ballot, so nothing real can be reached from here.
 */
@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly dossiers: DossiersReader,
    private readonly ballotSet: BallotSetReader,
    private readonly caster: RatingCaster,
    private readonly clock: Clock,
  ) {}

  async import(lines: readonly HistoryLine[]): Promise<ImportReport> {
    const versions = await this.versionsByDay(lines);
    const today = localDate(this.clock.now());
    return this.database.transaction(async (session) => {
      const dossiers = await this.dossiers.demonstration(
        session,
        lines.map((line) => line.dossierCode),
      );
      const plans = lines.map((line) =>
        planReplay(line, dossiers.get(line.dossierCode), versions.get(line.day), today),
      );
      return this.replay(session, plans);
    });
  }

  /** A ballot that is spent already was replayed before: the line is unchanged. */
  private async replay(
    session: Session,
    plans: readonly ReturnType<typeof planReplay>[],
  ): Promise<ImportReport> {
    const replays = plans.flatMap((plan, index) =>
      typeof plan === 'string' ? [] : [{ plan, place: index + 1 }],
    );
    const castings = await this.caster.castAll(
      session,
      replays.map(({ plan }) => submissionOf(plan)),
      asOfClosing,
    );
    const refusals = castings.map((casting) => (casting.kind === 'refused' ? casting.reason : undefined));
    const count = (reason: string | undefined) => refusals.filter((refusal) => refusal === reason).length;
    const rejected = [
      ...plans.flatMap((plan, index) => (typeof plan === 'string' ? [refuse(index + 1, plan)] : [])),
      ...replays.flatMap(({ place }, index) => {
        const code = refusals[index];
        return code === undefined || code === 'ballot-spent' ? [] : [refuse(place, code)];
      }),
    ];
    return reportOf({ accepted: count(undefined), unchanged: count('ballot-spent'), rejected }, false);
  }

  private async versionsByDay(
    lines: readonly HistoryLine[],
  ): Promise<ReadonlyMap<CivilDate, CriteriaSetVersion | undefined>> {
    const versions = new Map<CivilDate, CriteriaSetVersion | undefined>();
    for (const { day } of lines) {
      if (!versions.has(day)) versions.set(day, await this.ballotSet.find(day));
    }
    return versions;
  }
}

function submissionOf({ tokenHash, line, criteriaSet }: Replay) {
  const { levels, channel, day } = line;
  const answer = { levels, channel, day };
  return { tokenHash, answer, criteriaSet, sighting: unseenOn(day), receipt: null };
}
