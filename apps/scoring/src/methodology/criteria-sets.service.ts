import { criteriaSetPublishedV1 } from '@namkhong/contracts';
import type { criteriaSetVersions } from '@namkhong/contracts/http/scoring';
import { describeMethodChange, localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Database, Events, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CriteriaSetVersion } from './criteria-set.js';
import { CriteriaSetsReader, versionInForce } from './criteria-sets.reader.js';
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
      const decision = publishCriteriaSet(request, versions.at(-1), localDate(this.clock.now()));
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

  /**
   * The version in force on a day; without a day the one published last.
   *
   * @throws Problem 404 `criteria-set-unknown`, `criteria-set-not-in-force`
   */
  async one(setCode: string, day: CivilDate | undefined): Promise<CriteriaSetVersion> {
    const versions = await this.database.read((session) => this.reader.versions(session, setCode));
    const latest = versions.at(-1);
    if (!latest) throw new Problem(404, 'criteria-set-unknown', { setCode });
    if (day === undefined) return latest;
    const inForce = versionInForce(versions, day);
    if (!inForce) throw new Problem(404, 'criteria-set-not-in-force', { setCode, day });
    return inForce;
  }

  /**
   * Every version with what changed by it, the first one first.
   *
   * @throws Problem 404 `criteria-set-unknown`
   */
  async versions(setCode: string): Promise<z.output<typeof criteriaSetVersions>> {
    const published = await this.database.read((session) => this.reader.publications(session, setCode));
    if (published.length === 0) throw new Problem(404, 'criteria-set-unknown', { setCode });
    return {
      items: published.map(({ set, publishedAt }, index) => {
        const before = published[index - 1];
        const change = before && describeMethodChange(before.set, set);
        return {
          set,
          publishedAt: publishedAt.toISOString(),
          inAdvance: localDate(publishedAt) < set.effectiveFrom,
          change: change ? { comparable: change.comparable, reason: change.reason } : null,
        };
      }),
    };
  }
}
