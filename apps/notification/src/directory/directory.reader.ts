import type { Session } from '@namkhong/service-kit';

/** SQL: the official who heads a unit on a day, no row where nobody does. */
export const headOf = (unitId: string, day: string) => `
  SELECT official_id FROM post
   WHERE unit_id = ${unitId} AND role = 'head' AND valid_from <= ${day}::date AND (valid_to IS NULL OR valid_to > ${day}::date)
   ORDER BY valid_from DESC LIMIT 1`;

/** Who heads the unit on that day; null where nobody does, or nobody is known yet. */
export async function findHead(session: Session, unitId: string, day: string): Promise<string | null> {
  const [row] = await session.query<{ official_id: string }>(headOf('$1', '$2'), [unitId, day]);
  return row?.official_id ?? null;
}

/** Ids of officials by the number on their badge. */
export async function findOfficials(
  session: Session,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await session.query<{ official_code: string; official_id: string }>(
    `SELECT DISTINCT official_code, official_id FROM post WHERE official_code = ANY($1)`,
    [codes],
  );
  return new Map(rows.map((row) => [row.official_code, row.official_id]));
}
