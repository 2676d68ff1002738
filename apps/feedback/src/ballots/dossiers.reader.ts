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
    const [row] = await session.query<Record<keyof Served, string>>(
      `select count(*) as closed,
         count(*) filter (where phone = 'valid') as invited,
         count(*) filter (where phone = 'missing') as "missingPhone",
         count(*) filter (where phone = 'invalid') as "invalidPhone"
       from dossier where unit_id = $1 and closed_on >= $2 and closed_on < $3`,
      [unitId, from, to],
    );
    return {
      closed: Number(row?.closed),
      invited: Number(row?.invited),
      missingPhone: Number(row?.missingPhone),
      invalidPhone: Number(row?.invalidPhone),
    };
  }
}
