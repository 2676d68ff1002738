import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { canonicalDossierCode } from './accept-dossier.js';

/** A recorded dossier as the demonstration history sees it. */
export interface DemonstrationDossier {
  readonly closedOn: CivilDate;
  /** Hash of its ballot's token, hex; null for a real dossier, whose ballot nobody can find. */
  readonly tokenHash: string | null;
}

/** What a unit served in a span of days. */
export interface Served {
  readonly closed: number;
  readonly invited: number;
  readonly missingPhone: number;
  readonly invalidPhone: number;
}

/** What other capabilities may know of dossiers. */
export class DossiersReader {
  /** The dossiers by code as it was written; those that are unknown or malformed are missing. */
  async demonstration(
    session: Session,
    written: readonly string[],
  ): Promise<ReadonlyMap<string, DemonstrationDossier>> {
    const codes = new Map(written.map((code) => [code, canonicalDossierCode(code)?.text]));
    const rows = await session.query<{ code: string; closed_on: string; hash: string | null }>(
      `select dossier_code as code, closed_on::text, encode(demonstration_ballot, 'hex') as hash
       from dossier where dossier_code = any($1::text[])`,
      [[...codes.values()].filter((code) => code !== undefined)],
    );
    const found = new Map(rows.map((row) => [row.code, { closedOn: row.closed_on, tokenHash: row.hash }]));
    return new Map(
      [...codes].flatMap(([spelling, code]) => {
        const dossier = code === undefined ? undefined : found.get(code);
        return dossier ? [[spelling, dossier] as const] : [];
      }),
    );
  }

  /** The counts of the dossiers a unit closed in [from, to). */
  async served(session: Session, unitId: string, from: CivilDate, to: CivilDate): Promise<Served> {
    const [row] = await session.query<Served & Record<string, unknown>>(
      `select ${sums} from service_count where unit_id = $1 and day >= $2 and day < $3`,
      [unitId, from, to],
    );
    return row ?? { closed: 0, invited: 0, missingPhone: 0, invalidPhone: 0 };
  }

  /** The same by official, of those who served anybody. */
  async servedByOfficial(
    session: Session,
    unitId: string,
    from: CivilDate,
    to: CivilDate,
  ): Promise<ReadonlyMap<string, Served>> {
    const rows = await session.query<Served & { officialId: string }>(
      `select official_id as "officialId", ${sums} from service_count
       where unit_id = $1 and day >= $2 and day < $3 and official_id is not null group by official_id order by official_id`,
      [unitId, from, to],
    );
    return new Map(rows.map(({ officialId, ...served }) => [officialId, served]));
  }
}

const sums = `coalesce(sum(closed), 0)::integer as closed, coalesce(sum(invited), 0)::integer as invited,
  coalesce(sum(missing_phone), 0)::integer as "missingPhone", coalesce(sum(invalid_phone), 0)::integer as "invalidPhone"`;
