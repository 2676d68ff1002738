import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { LogPositions } from '../intake/offsets.reader.js';

/** Which moment of the log each release showed. */
@Injectable()
export class SnapshotsRepository {
  /** The number of a new snapshot; later ones are higher. */
  async take(session: Session, takenAt: Date, positions: LogPositions): Promise<bigint> {
    const [row] = await session.query<{ id: string }>(
      'INSERT INTO release_snapshot (taken_at, positions) VALUES ($1, $2) RETURNING snapshot_id AS id',
      [takenAt, JSON.stringify(positions)],
    );
    if (!row) throw new Error('a snapshot was not kept');
    return BigInt(row.id);
  }

  /** How far the log was folded at each snapshot. */
  async positions(session: Session, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, LogPositions>> {
    const rows = await session.query<{ id: string; positions: LogPositions }>(
      'SELECT snapshot_id AS id, positions FROM release_snapshot WHERE snapshot_id = ANY ($1::bigint[])',
      [ids.map(String)],
    );
    return new Map(rows.map(({ id, positions }) => [BigInt(id), positions]));
  }
}
