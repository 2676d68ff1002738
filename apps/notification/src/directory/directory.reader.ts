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

/** The same for many units; those without a head are absent. */
export async function findHeads(
  session: Session,
  unitIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, string>> {
  if (unitIds.length === 0) return new Map();
  const rows = await session.query<{ unit_id: string; official_id: string }>(
    `SELECT unit.unit_id, head.official_id
       FROM unnest($1::uuid[]) AS unit (unit_id) CROSS JOIN LATERAL (${headOf('unit.unit_id', '$2')}) AS head`,
    [unitIds, day],
  );
  return new Map(rows.map((row) => [row.unit_id, row.official_id]));
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
