import type { CivilDate } from '@namkhong/domain';
import { Problem } from '@namkhong/service-kit';
import type { CriteriaSetsReader, CriteriaSetVersion } from './criteria-sets.reader.js';

/** The criteria set that ballots ask, a setting of the installation. */
export class BallotSetReader {
  constructor(
    readonly setCode: string,
    private readonly sets: CriteriaSetsReader,
  ) {}

  async find(day: CivilDate): Promise<CriteriaSetVersion | undefined> {
    return this.sets.inForce(this.setCode, day);
  }

  /**
   * The version in force on the day.
   *
   * @throws Problem 503 `set-not-in-force` before the first one is published: nothing can be asked yet
   */
  async require(day: CivilDate): Promise<CriteriaSetVersion> {
    const version = await this.find(day);
    if (!version) throw new Problem(503, 'set-not-in-force', { setCode: this.setCode }, { retryAfter: 60 });
    return version;
  }
}
