import type { draw, drawReveal, samplingRule, samplingRuleRequest } from '@namkhong/contracts/http/feedback';
import { localDate, type CivilDate } from '@namkhong/domain';
import { AuditLog, Clock, Database, Ids, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader } from '../directory/directory.reader.js';
import { SamplingRepository } from './sampling.repository.js';

const PAGE = 1_000;

/** Who may be asked to the extent of which share, set by whoever stands above the unit; and the proof of each day's draw. */
@Injectable()
export class SamplingService {
  constructor(
    private readonly database: Database,
    private readonly sampling: SamplingRepository,
    private readonly directory: DirectoryReader,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async rules(): Promise<z.output<typeof samplingRule>[]> {
    return this.database.read((session) => this.sampling.rules(session));
  }

  /** @throws Problem 403 where the caller's grant does not reach above the unit, 422 `sampling-not-ahead` */
  async record(
    request: z.output<typeof samplingRuleRequest>,
    caller: Caller,
  ): Promise<z.output<typeof samplingRule>> {
    return this.database.transaction(async (session) => {
      await this.requireAbove(request.unitId, caller);
      if (request.validFrom <= caller.today)
        throw new Problem(422, 'sampling-not-ahead', { day: caller.today });
      if (request.officialId !== null && request.unitId === null)
        throw new Problem(422, 'sampling-unit-missing');
      const rule = { ...request, ruleId: this.ids.next() };
      await this.sampling.addRule(session, rule);
      this.audit.append(session, {
        act: 'sampling.configure',
        caller,
        targets: [rule.ruleId],
        details: { share: rule.share, validFrom: rule.validFrom },
      });
      return rule;
    });
  }

  /** Public from the day before: whoever keeps it can hold the seed against it later. */
  async commitment(day: CivilDate): Promise<z.output<typeof draw>> {
    const found = await this.database.read((session) => this.sampling.find(session, day));
    if (!found) throw new Problem(404, 'draw-unknown', { day });
    return { day, commitment: found.commitment };
  }

  /** The seed with the dossiers it drew. Not public: an official with the list of dossiers could tell who was asked. */
  async reveal(day: CivilDate, after: string, caller: Caller): Promise<z.output<typeof drawReveal>> {
    caller.require('sampling.audit', 'whole-organisation');
    if (day >= localDate(this.clock.now())) throw new Problem(409, 'draw-not-over', { day });
    return this.database.read(async (session) => {
      const found = await this.sampling.find(session, day);
      if (!found) throw new Problem(404, 'draw-unknown', { day });
      const dossiers = await this.sampling.drawnOn(session, day, after, PAGE);
      const next = dossiers.length < PAGE ? null : (dossiers.at(-1)?.dossierCode ?? null);
      return { day, commitment: found.commitment, seed: found.seed.toString('hex'), dossiers, next };
    });
  }

  private async requireAbove(unitId: string | null, caller: Caller): Promise<void> {
    if (unitId === null) return void caller.require('sampling.configure', 'whole-organisation');
    const above = await this.database.read((session) => this.directory.ancestors(session, unitId));
    if (!above) throw new Problem(404, 'unit-unknown', { unitId });
    const [parent, ...ancestorIds] = above;
    caller.require(
      'sampling.configure',
      parent === undefined ? 'whole-organisation' : { unitId: parent, ancestorIds },
    );
  }
}
