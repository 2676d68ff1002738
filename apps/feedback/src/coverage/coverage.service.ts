import type { coverage, coverageQuery, officialsCoverage } from '@namkhong/contracts/http/feedback';
import { monthOf } from '@namkhong/domain';
import { Database, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DossiersReader } from '../ballots/dossiers.reader.js';
import { DirectoryReader } from '../directory/directory.reader.js';
import { RatingsReader } from '../ratings/ratings.reader.js';
import { daysOf, tellAnswered, tellAnsweredByOfficial } from './tell-answered.js';

/** Sets what a unit served against what was answered. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly dossiers: DossiersReader,
    private readonly ratings: RatingsReader,
  ) {}

  /** @throws Problem 404 `unit-unknown`, 403 `permission-denied` */
  async read(
    { unitId, from, to }: z.output<typeof coverageQuery>,
    caller: Caller,
  ): Promise<z.output<typeof coverage>> {
    const days = daysOf(from, to);
    return this.database.read(async (session) => {
      await this.directory.requireUnit(session, caller, 'ballot.read-coverage', unitId);
      const served = await this.dossiers.served(session, unitId, days.from, days.to);
      const answered = await this.ratings.answeredByMonth(session, unitId, days.from, days.to);
      return { unitId, from, to, ...served, ...tellAnswered(answered, { from, to }, monthOf(caller.today)) };
    });
  }

  /** @throws as `read` */
  async readOfficials(
    { unitId, from, to }: z.output<typeof coverageQuery>,
    caller: Caller,
  ): Promise<z.output<typeof officialsCoverage>> {
    const days = daysOf(from, to);
    return this.database.read(async (session) => {
      await this.directory.requireUnit(session, caller, 'ballot.read-coverage', unitId);
      const served = await this.dossiers.servedByOfficial(session, unitId, days.from, days.to);
      const answers = await this.ratings.answeredByOfficial(session, unitId, days.from, days.to);
      const told = tellAnsweredByOfficial(answers, { from, to }, monthOf(caller.today));
      const officials = [...served].map(([officialId, counts]) => ({
        officialId,
        ...counts,
        answered: told.get(officialId) ?? null,
      }));
      return { unitId, from, to, officials };
    });
  }
}
