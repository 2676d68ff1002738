import type { DirectoryEntry, LockedKeys, ReaderStatement } from '@namkhong/contracts/http/feedback-sealing';
import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';

/** A reader's key as it is kept: what is public of it, and the private halves, which only the reader unlocks. */
export interface ReaderKey {
  readonly subject: string;
  readonly statement: ReaderStatement;
  readonly signature: string;
  readonly locked: readonly [LockedKeys, LockedKeys];
  readonly endedOn: CivilDate | null;
}

const COLUMNS = `subject, statement, signature, locked, ended_on::text as "endedOn"`;

/** Keys of readers, and the chain of all there ever were. */
export class ReaderKeyRepository {
  /** All keys of an account, the current one first. */
  async ofSubject(session: Session, subject: string): Promise<ReaderKey[]> {
    return session.query<ReaderKey>(
      `select ${COLUMNS} from report_reader_key where subject = $1 order by ended_on desc nulls first`,
      [subject],
    );
  }

  async current(session: Session, subjects: readonly string[]): Promise<ReaderKey[]> {
    return session.query<ReaderKey>(
      `select ${COLUMNS} from report_reader_key where subject = any($1) and ended_on is null order by key_id`,
      [[...subjects]],
    );
  }

  async byIds(session: Session, keyIds: readonly string[]): Promise<ReadonlyMap<string, ReaderKey>> {
    const rows = await session.query<ReaderKey>(
      `select ${COLUMNS} from report_reader_key where key_id = any($1::uuid[])`,
      [[...keyIds]],
    );
    return new Map(rows.map((row) => [row.statement.keyId, row]));
  }

  async add(session: Session, key: Omit<ReaderKey, 'endedOn'>): Promise<void> {
    const { subject, statement, signature, locked } = key;
    await session.query(
      `insert into report_reader_key (key_id, subject, statement, signature, locked) values ($1, $2, $3, $4, $5)`,
      [statement.keyId, subject, JSON.stringify(statement), signature, JSON.stringify(locked)],
    );
  }

  async relock(session: Session, keyId: string, locked: ReaderKey['locked']): Promise<void> {
    await session.query(`update report_reader_key set locked = $2 where key_id = $1`, [
      keyId,
      JSON.stringify(locked),
    ]);
  }

  async end(session: Session, keyId: string, on: CivilDate): Promise<void> {
    await session.query(`update report_reader_key set ended_on = $2 where key_id = $1`, [keyId, on]);
  }

  async entries(session: Session): Promise<DirectoryEntry[]> {
    const rows = await session.query<{ entry: DirectoryEntry }>(
      `select entry from report_key_entry order by ordinal`,
    );
    return rows.map(({ entry }) => entry);
  }

  async lastEntry(session: Session): Promise<DirectoryEntry | undefined> {
    const rows = await session.query<{ entry: DirectoryEntry }>(
      `select entry from report_key_entry order by ordinal desc limit 1`,
    );
    return rows[0]?.entry;
  }

  async append(session: Session, entry: DirectoryEntry): Promise<void> {
    await session.query(`insert into report_key_entry (ordinal, entry) values ($1, $2)`, [
      entry.ordinal,
      JSON.stringify(entry),
    ]);
  }
}
