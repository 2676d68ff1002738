import type { tallyImport } from '@namkhong/contracts/http/feedback';
import type { ImportReport } from '@namkhong/contracts/http/import-report';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CriteriaSetsReader, versionInForce } from '../directory/criteria-sets.reader.js';
import { DirectoryReader } from '../directory/directory.reader.js';
import { reportOf } from '../import-report.js';
import { refuse, type RefusedLine } from '../line-fault.js';
import { acceptTally, countsTheSame, tallyKey, type Tally, type TallyRefusal } from './accept-tally.js';
import { TalliesRepository } from './tallies.repository.js';

type TallyImport = z.output<typeof tallyImport>;

/** Takes in months of answers that somebody else counted. */
@Injectable()
export class TalliesService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly sets: CriteriaSetsReader,
    private readonly tallies: TalliesRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 422 `set-unknown` */
  async import(request: TallyImport, dryRun: boolean): Promise<ImportReport> {
    const versions = await this.sets.versions(request.setCode);
    if (versions.length === 0) throw new Problem(422, 'set-unknown', { setCode: request.setCode });
    return this.database.transaction(async (session) => {
      const directory = await this.directory.load(session, {
        units: request.tallies.map((line) => line.unitCode),
      });
      const decided = request.tallies.map((line) =>
        acceptTally(line, {
          directory,
          versionOn: (day) => versionInForce(versions, day),
          illustrative: request.illustrative,
          today: localDate(this.clock.now()),
          tallyId: this.ids.next(),
        }),
      );
      const sorted = await this.sort(session, decided);
      if (!dryRun && sorted.fresh.length > 0) await this.tallies.add(session, sorted.fresh);
      const { fresh, rejected } = sorted;
      const unchanged = decided.length - fresh.length - rejected.length;
      return reportOf({ accepted: fresh.length, unchanged, rejected }, dryRun);
    });
  }

  /** Tells new tallies from repeated ones; one that counts differently from what is known is refused. */
  private async sort(session: Session, decided: readonly (Tally | TallyRefusal)[]) {
    const accepted = decided.filter((tally) => typeof tally !== 'string');
    const known = new Map<string, Pick<Tally, 'counts'>>(await this.tallies.find(session, accepted));
    const fresh: Tally[] = [];
    const rejected: RefusedLine[] = [];
    decided.forEach((tally, index) => {
      if (typeof tally === 'string') {
        rejected.push(refuse(index + 1, tally));
        return;
      }
      const recorded = known.get(tallyKey(tally));
      if (!recorded) {
        fresh.push(tally);
        known.set(tallyKey(tally), tally);
      } else if (!countsTheSame(recorded, tally)) {
        rejected.push(refuse(index + 1, 'tally-differs'));
      }
    });
    return { fresh, rejected };
  }
}
