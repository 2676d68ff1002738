import type { CivilDate } from '@namkhong/domain';
import { Clock, Database } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CriteriaSetEntity } from './criteria-set.entity.js';
import { versionInForce } from './version-in-force.js';

export { versionInForce };

export type CriteriaSetVersion = Readonly<CriteriaSetEntity>;

/** How long a set may be remembered: a version takes effect on a day, so a second late is early enough. */
const MEMORY_MS = 1_000;

/** Which version of a criteria set applies on a day. */
@Injectable()
export class CriteriaSetsReader {
  private readonly remembered = new Map<string, { until: number; versions: readonly CriteriaSetVersion[] }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Undefined when no version of the set is in force on the day, or the set is unknown. */
  async inForce(setCode: string, day: CivilDate): Promise<CriteriaSetVersion | undefined> {
    return versionInForce(await this.versions(setCode), day);
  }

  /** All versions of the set; empty when it is unknown. */
  async versions(setCode: string): Promise<readonly CriteriaSetVersion[]> {
    const now = this.clock.now().getTime();
    const known = this.remembered.get(setCode);
    if (known && now < known.until) return known.versions;
    const versions = await this.database.read((session) =>
      session.manager.findBy(CriteriaSetEntity, { setCode }),
    );
    if (versions.length > 0) this.remembered.set(setCode, { until: now + MEMORY_MS, versions });
    return versions;
  }
}
