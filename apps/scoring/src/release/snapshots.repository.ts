import { Clock, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { OffsetsReader, type LogPositions } from '../intake/offsets.reader.js';

/** A release: its number, higher for later ones, and its moment. */
export interface Snapshot {
  readonly id: bigint;
  readonly takenAt: Date;
}

/** Which moment of the log each release showed. */
@Injectable()
export class SnapshotsRepository {
  constructor(
    private readonly offsets: OffsetsReader,
    private readonly clock: Clock,
  ) {}

  /** Keeps how far the log is folded as this transaction sees it; what it tells must be locked against folding. */
  async take(session: Session): Promise<Snapshot> {
    const takenAt = this.clock.now();
    const [row] = await session.query<{ id: string }>(
      'INSERT INTO release_snapshot (taken_at, positions) VALUES ($1, $2) RETURNING snapshot_id AS id',
      [takenAt, JSON.stringify(await this.offsets.positions(session))],
    );
    if (!row) throw new Error('a snapshot was not kept');
    return { id: BigInt(row.id), takenAt };
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
