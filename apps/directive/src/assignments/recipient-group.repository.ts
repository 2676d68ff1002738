import type { RecipientGroup, RecipientGroupSummary } from '@namkhong/contracts/http/directive-assignments';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Groups of units that are addressed together. */
@Injectable()
export class RecipientGroupRepository {
  /** By name in Vietnamese order, from the one after `after` on. */
  async list(
    session: Session,
    { after, limit }: { after: { name: string; groupId: string } | undefined; limit: number },
  ): Promise<RecipientGroupSummary[]> {
    return session.query<RecipientGroupSummary>(
      `SELECT group_id AS "groupId", name, version,
              (SELECT count(*)::int FROM recipient_group_units u WHERE u.group_id = g.group_id) AS units
         FROM recipient_groups g
        WHERE $1::text IS NULL OR (name COLLATE "vi-x-icu", group_id) > ($1, $2::uuid)
        ORDER BY name COLLATE "vi-x-icu", group_id LIMIT $3`,
      [after?.name ?? null, after?.groupId ?? null, limit],
    );
  }

  async find(session: Session, groupId: string, today: CivilDate): Promise<RecipientGroup | null> {
    const [group] = await session.query<{ name: string; version: number; units: RecipientGroup['units'] }>(
      `SELECT name, version,
              (SELECT json_agg(json_build_object('unitId', u.unit_id, 'unitName', u.name, 'inForce',
                        (u.valid_from IS NULL OR u.valid_from <= $2::date) AND (u.valid_to IS NULL OR $2::date < u.valid_to))
                        ORDER BY u.name COLLATE "vi-x-icu", u.unit_id)
                 FROM recipient_group_units JOIN units u USING (unit_id) WHERE group_id = $1) AS units
         FROM recipient_groups WHERE group_id = $1`,
      [groupId, today],
    );
    return group === undefined ? null : { groupId, ...group };
  }

  /** The ids of its units; null where there is no such group. */
  async unitsOf(session: Session, groupId: string): Promise<string[] | null> {
    const [group] = await session.query<{ unit_ids: string[] }>(
      `SELECT ARRAY(SELECT unit_id FROM recipient_group_units WHERE group_id = $1 ORDER BY unit_id) AS unit_ids
         FROM recipient_groups WHERE group_id = $1`,
      [groupId],
    );
    return group?.unit_ids ?? null;
  }

  /** The version that stands, its row held until the transaction ends; null where there is no such group. */
  async lock(session: Session, groupId: string): Promise<number | null> {
    const [row] = await session.query<{ version: number }>(
      `SELECT version FROM recipient_groups WHERE group_id = $1 FOR UPDATE`,
      [groupId],
    );
    return row?.version ?? null;
  }

  /** False where another group bears the name. */
  async save(
    session: Session,
    group: { groupId: string; name: string; unitIds: readonly string[]; version: number },
  ): Promise<boolean> {
    const [taken] = await session.query(
      `SELECT 1 FROM recipient_groups WHERE lower(name) = lower($1) AND group_id <> $2`,
      [group.name, group.groupId],
    );
    if (taken !== undefined) return false;
    const saved = await session.query(
      `INSERT INTO recipient_groups (group_id, name, version) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [group.groupId, group.name, group.version],
    );
    if (saved.length === 0 && group.version === 1) return false;
    await session.query(`UPDATE recipient_groups SET name = $2, version = $3 WHERE group_id = $1`, [
      group.groupId,
      group.name,
      group.version,
    ]);
    await session.query(`DELETE FROM recipient_group_units WHERE group_id = $1`, [group.groupId]);
    await session.query(
      `INSERT INTO recipient_group_units (group_id, unit_id) SELECT DISTINCT $1::uuid, unit_id FROM unnest($2::uuid[]) unit_id`,
      [group.groupId, group.unitIds],
    );
    return true;
  }
}
