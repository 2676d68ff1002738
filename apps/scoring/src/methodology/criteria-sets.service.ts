import { criteriaSetPublishedV1 } from '@namkhong/contracts';
import { Clock, Database, Events, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { CriteriaSetVersion } from './criteria-set.js';
import { CriteriaSetsReader } from './criteria-sets.reader.js';
import { CriteriaSetsRepository } from './criteria-sets.repository.js';
import { publishCriteriaSet, type CriteriaSetRequest } from './publish-criteria-set.js';

/** Publishes and shows criteria sets. */
@Injectable()
export class CriteriaSetsService {
  constructor(
    private readonly database: Database,
    private readonly reader: CriteriaSetsReader,
    private readonly repository: CriteriaSetsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 422 with the code of the refusal */
  async publish(request: CriteriaSetRequest): Promise<CriteriaSetVersion> {
    return this.database.transaction(async (session) => {
      await this.repository.lock(session, request.setCode);
      const versions = await this.reader.versions(session, request.setCode);
      const decision = publishCriteriaSet(request, versions.at(-1));
      if (decision.kind === 'refused') {
        const { code, ...details } = decision.reason;
        throw new Problem(422, code, details);
      }
      await this.repository.add(session, decision.set, this.clock.now());
      await this.events.append(session, criteriaSetPublishedV1, decision.set);
      return decision.set;
    });
  }

  /** The last version of every set, a page at a time. */
  async list(limit: number, cursor = ''): Promise<{ items: CriteriaSetVersion[]; next: string | null }> {
    const sets = await this.database.read((session) => this.reader.latest(session, cursor, limit + 1));
    const items = sets.slice(0, limit);
    return { items, next: sets.length > limit ? (items.at(-1)?.setCode ?? null) : null };
  }

  /** @throws Problem 404 `criteria-set-unknown` */
  async latest(setCode: string): Promise<CriteriaSetVersion> {
    const latest = (await this.versions(setCode)).at(-1);
    if (!latest) throw new Problem(404, 'criteria-set-unknown', { setCode });
    return latest;
  }

  async versions(setCode: string): Promise<CriteriaSetVersion[]> {
    return this.database.read((session) => this.reader.versions(session, setCode));
  }
}
