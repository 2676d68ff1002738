import type { DecimalTexts, Quarter, SubjectInputs, SubjectOutputs } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** A publication as it is kept. */
export interface PublicationRow {
  readonly publicationId: string;
  readonly setCode: string;
  readonly quarter: Quarter;
  readonly supersedes: string | null;
  /** The canonical text that is signed. */
  readonly manifest: string;
  readonly manifestHash: string;
  readonly keyId: string;
  readonly signature: string;
  /** SHA-256 over all inputs without their salts: two publications with the same one say the same. */
  readonly fingerprint: string;
  /** Units with a figure. */
  readonly units: number;
  readonly publishedAt: Date;
  readonly illustrative: boolean;
}

/** A subject as it is kept. */
export interface SubjectRow {
  readonly inputs: DecimalTexts<SubjectInputs>;
  readonly outputs: SubjectOutputs;
  readonly salt: string;
  /** Whether whoever may see its figures sees these, not those of an earlier publication. */
  readonly told: boolean;
  /** Whether flags may judge by it. */
  readonly judged: boolean;
  readonly rated: bigint;
  readonly illustrative: boolean;
}

/** How many ratings an earlier publication of the same quarter told of a subject, and how many of those set aside. */
export interface EarlierTelling {
  readonly subjectId: string;
  readonly rated: bigint;
  /** Null where what they answered was not told. */
  readonly setAside: bigint | null;
  /** The counts that were told, of an official; null of a unit, whose blocks see to it themselves. */
  readonly versions: DecimalTexts<SubjectInputs['versions']> | null;
}

/** A publication that was looked at again, in which transaction and when. */
interface CheckedPublication {
  readonly publicationId: string;
  readonly transaction: string;
  readonly at: Date;
}

/** Writes publications; there is nothing here that changes one. */
@Injectable()
export class PublicationsRepository {
  /** Holds back every other closing of the quarter until the transaction ends. */
  async lock(session: Session, setCode: string, quarter: Quarter): Promise<void> {
    await session.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('publication:' || $1 || ' ' || $2, 0))`,
      [setCode, quarter],
    );
  }

  /** The last publication of a quarter; null while it is open. */
  async latest(
    session: Session,
    setCode: string,
    quarter: Quarter,
  ): Promise<Pick<PublicationRow, 'publicationId' | 'fingerprint'> | null> {
    const [row] = await session.query<Pick<PublicationRow, 'publicationId' | 'fingerprint'>>(
      `SELECT publication_id AS "publicationId", fingerprint FROM publication
        WHERE set_code = $1 AND quarter = $2
          AND NOT EXISTS (SELECT FROM publication later WHERE later.supersedes = publication.publication_id)`,
      [setCode, quarter],
    );
    return row ?? null;
  }

  /** What earlier publications of the quarter told of subjects, the earliest first. */
  async tellings(
    session: Session,
    setCode: string,
    quarter: Quarter,
    subjectIds: readonly string[],
  ): Promise<Map<string, EarlierTelling[]>> {
    const rows = await session.query<
      Omit<EarlierTelling, 'rated' | 'setAside'> & { rated: string; setAside: string | null }
    >(
      `SELECT subject_id AS "subjectId", rated,
              CASE subject_kind WHEN 'official' THEN inputs->'versions' END AS versions,
              CASE WHEN (inputs->'setAside'->>'told')::boolean THEN
                (SELECT coalesce(sum((version->>'rated')::bigint), 0)
                   FROM jsonb_array_elements(inputs->'setAside'->'versions') AS version) END AS "setAside"
         FROM publication_subject JOIN publication USING (publication_id)
        WHERE set_code = $1 AND quarter = $2 AND subject_id = ANY ($3::uuid[]) AND told
        ORDER BY publication_id`,
      [setCode, quarter, subjectIds],
    );
    const tellings = rows.map(({ subjectId, rated, setAside, versions }) => ({
      subjectId,
      versions,
      rated: BigInt(rated),
      setAside: setAside === null ? null : BigInt(setAside),
    }));
    return Map.groupBy(tellings, ({ subjectId }) => subjectId);
  }

  /** Before the publication itself, whose manifest holds their hashes. */
  async addSubjects(session: Session, publicationId: string, subjects: readonly SubjectRow[]): Promise<void> {
    if (subjects.length === 0) return;
    await session.query(
      `INSERT INTO publication_subject (publication_id, subject_kind, subject_id, unit_id, salt, inputs, outputs, told,
                                        judged, rated, illustrative)
       SELECT $1, kind, subject_id, unit_id, salt, inputs::jsonb, outputs::jsonb, told, judged, rated, illustrative
         FROM unnest($2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::boolean[],
                     $9::boolean[], $10::bigint[], $11::boolean[])
           AS given (kind, subject_id, unit_id, salt, inputs, outputs, told, judged, rated, illustrative)`,
      [
        publicationId,
        subjects.map(({ inputs }) => inputs.kind),
        subjects.map(({ inputs }) => inputs.subjectId),
        subjects.map(({ inputs }) => inputs.unitId),
        subjects.map(({ salt }) => salt),
        subjects.map(({ inputs }) => JSON.stringify(inputs)),
        subjects.map(({ outputs }) => JSON.stringify(outputs)),
        subjects.map(({ told }) => told),
        subjects.map(({ judged }) => judged),
        subjects.map(({ rated }) => String(rated)),
        subjects.map(({ illustrative }) => illustrative),
      ],
    );
  }

  async add(session: Session, row: PublicationRow): Promise<void> {
    await session.query(
      `INSERT INTO publication (publication_id, set_code, quarter, supersedes, manifest, manifest_hash, key_id, signature,
                                fingerprint, units, published_at, illustrative)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        row.publicationId,
        row.setCode,
        row.quarter,
        row.supersedes,
        row.manifest,
        row.manifestHash,
        row.keyId,
        row.signature,
        row.fingerprint,
        row.units,
        row.publishedAt,
        row.illustrative,
      ],
    );
  }

  /** Remembers the public half of a key for as long as anything is signed with it. */
  async rememberKey(session: Session, keyId: string, publicKey: string, at: Date): Promise<void> {
    await session.query(
      `INSERT INTO publication_key (key_id, public_key, first_used_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [keyId, publicKey, at],
    );
  }

  /** The number of this transaction: whatever a later one changes is not in what this one read. */
  async transaction(session: Session): Promise<string> {
    const [row] = await session.query<{ number: string }>('SELECT pg_current_xact_id()::text AS number');
    if (!row) throw new Error('PostgreSQL numbers no transaction');
    return row.number;
  }

  /** Remembers that a publication still says what a new one would. */
  async noteChecked(session: Session, { publicationId, transaction, at }: CheckedPublication): Promise<void> {
    await session.query(
      `INSERT INTO publication_check (publication_id, checked_in, checked_at) VALUES ($1, $2::xid8, $3)
       ON CONFLICT (publication_id) DO UPDATE SET checked_in = excluded.checked_in, checked_at = excluded.checked_at`,
      [publicationId, transaction, at],
    );
  }

  /** Quarters in whose cells, or in decisions that drop channels, anything changed since they were looked at last. */
  async changed(session: Session): Promise<{ readonly setCode: string; readonly quarter: Quarter }[]> {
    return session.query(
      `SELECT set_code AS "setCode", quarter
         FROM publication LEFT JOIN publication_check USING (publication_id)
        WHERE NOT EXISTS (SELECT FROM publication later WHERE later.supersedes = publication.publication_id)
          AND (EXISTS (SELECT FROM released_change change
                        WHERE change.set_code = publication.set_code
                          AND change.changed_in > coalesce(checked_in, published_in)
                          AND to_char(change.month, 'YYYY-"Q"Q') = quarter)
               OR EXISTS (SELECT FROM alert_decision decision JOIN subject_alert alert USING (alert_id)
                           WHERE alert.drops_channel IS NOT NULL AND decision.state <> 'raised'
                             AND decision.decided_at > coalesce(checked_at, published_at)
                             AND to_char(alert.from_month, 'YYYY-"Q"Q') <= quarter
                             AND to_char(alert.to_month, 'YYYY-"Q"Q') >= quarter))
        ORDER BY set_code, quarter`,
    );
  }
}
