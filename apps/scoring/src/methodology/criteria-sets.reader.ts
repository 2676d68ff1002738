import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { CriteriaSetVersion } from './criteria-set.js';

export type { CriteriaSetVersion } from './criteria-set.js';
export { versionInForce } from './version-in-force.js';

/** A version and the moment it was published. */
export interface PublishedVersion {
  readonly set: CriteriaSetVersion;
  readonly publishedAt: Date;
}

const SELECT = `
  SELECT set_code AS "setCode", version, title, effective_from::text AS "effectiveFrom", legal_basis AS "legalBasis",
         clause_id AS "clauseId", headline, criteria, low_rule AS "lowRule", overall_weights AS "overallWeights",
         channel_shares AS "channelShares", retrospective, illustrative
    FROM criteria_set`;

/** What other capabilities may know of criteria sets. */
@Injectable()
export class CriteriaSetsReader {
  private readonly remembered = new Map<string, CriteriaSetVersion>();

  /** All versions of a set, the earliest first; empty when the set is unknown. */
  async versions(session: Session, setCode: string): Promise<CriteriaSetVersion[]> {
    return session.query<CriteriaSetVersion>(`${SELECT} WHERE set_code = $1 ORDER BY version`, [setCode]);
  }

  /** All versions with the moments of their publication, the earliest first. */
  async publications(session: Session, setCode: string): Promise<PublishedVersion[]> {
    const rows = await session.query<{ at: Date }>(
      'SELECT published_at AS at FROM criteria_set WHERE set_code = $1 ORDER BY version',
      [setCode],
    );
    const versions = await this.versions(session, setCode);
    return versions.flatMap((set, index) => {
      const publishedAt = rows[index]?.at;
      return publishedAt ? [{ set, publishedAt }] : [];
    });
  }

  /** The last version of every set, by code, after the code `after`. */
  async latest(session: Session, after: string, limit: number): Promise<CriteriaSetVersion[]> {
    return session.query<CriteriaSetVersion>(
      `${SELECT} JOIN (SELECT set_code, max(version) AS version FROM criteria_set GROUP BY set_code) AS last
                 USING (set_code, version)
        WHERE set_code > $1 ORDER BY set_code LIMIT $2`,
      [after, limit],
    );
  }

  /** When a version was published, which may be later than the day from which it is in force. */
  async publishedAt(
    session: Session,
    { setCode, version }: Pick<CriteriaSetVersion, 'setCode' | 'version'>,
  ): Promise<Date> {
    const [row] = await session.query<{ at: Date }>(
      'SELECT published_at AS at FROM criteria_set WHERE set_code = $1 AND version = $2',
      [setCode, version],
    );
    if (!row) throw new Error(`criteria set ${setCode} has no version ${version}`);
    return row.at;
  }

  /** One version; undefined when there is none. A published version never changes, so it is read once. */
  async find(session: Session, setCode: string, version: number): Promise<CriteriaSetVersion | undefined> {
    const key = `${setCode}@${version}`;
    const known = this.remembered.get(key);
    if (known) return known;
    const [set] = await session.query<CriteriaSetVersion>(`${SELECT} WHERE set_code = $1 AND version = $2`, [
      setCode,
      version,
    ]);
    if (set) this.remembered.set(key, set);
    return set;
  }
}
