import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';

export interface UploadedPiece {
  readonly uploadId: string;
  readonly ordinal: number;
  readonly on: CivilDate;
  readonly bytes: Buffer;
  readonly hash: Buffer;
}

/** Pieces that wait for the parcel they belong to. */
export class UploadRepository {
  /** False where another piece is there at this place. */
  async add(session: Session, { uploadId, ordinal, on, bytes, hash }: UploadedPiece): Promise<boolean> {
    const rows = await session.query(
      `insert into report_upload_piece (upload_id, ordinal, on_day, bytes, hash) values ($1, $2, $3, $4, $5)
       on conflict (upload_id, ordinal) do update set on_day = excluded.on_day
         where report_upload_piece.hash = excluded.hash
       returning ordinal`,
      [uploadId, ordinal, on, bytes, hash],
    );
    return rows.length > 0;
  }

  /** Their sizes are known without reading them, and there are two thousand at most. */
  async waitingBytes(session: Session): Promise<number> {
    const [row] = await session.query<{ bytes: string }>(
      `select coalesce(sum(octet_length(bytes)), 0) as bytes from report_upload_piece`,
    );
    return Number(row?.bytes ?? 0);
  }

  /** Sizes and hashes, in order. */
  async pieces(
    session: Session,
    uploadId: string,
  ): Promise<{ ordinal: number; size: number; hash: Buffer }[]> {
    return session.query(
      `select ordinal, octet_length(bytes) as size, hash from report_upload_piece where upload_id = $1 order by ordinal`,
      [uploadId],
    );
  }

  /** Makes them the pieces of a parcel, without carrying them through this process. */
  async claim(session: Session, uploadId: string, parcelId: string): Promise<void> {
    await session.query(
      `with claimed as (delete from report_upload_piece where upload_id = $1 returning ordinal, bytes)
       insert into report_piece (parcel_id, ordinal, bytes) select $2, ordinal, bytes from claimed`,
      [uploadId, parcelId],
    );
  }
}
