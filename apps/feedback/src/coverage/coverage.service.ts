import type { coverage, coverageQuery } from '@namkhong/contracts/http/feedback';
import { monthOf } from '@namkhong/domain';
import { Database, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DossiersReader } from '../ballots/dossiers.reader.js';
import { DirectoryReader } from '../directory/directory.reader.js';
import { RatingsReader } from '../ratings/ratings.reader.js';
import { daysOf, tellAnswered } from './tell-answered.js';

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
      const ancestorIds = await this.directory.ancestors(session, unitId);
      if (!ancestorIds) throw new Problem(404, 'unit-unknown', { unitId });
      caller.require('ballot.read-coverage', { unitId, ancestorIds });
      const served = await this.dossiers.served(session, unitId, days.from, days.to);
      const answered = await this.ratings.answeredByMonth(session, unitId, days.from, days.to);
      return { unitId, from, to, ...served, ...tellAnswered(answered, { from, to }, monthOf(caller.today)) };
    });
  }
}
