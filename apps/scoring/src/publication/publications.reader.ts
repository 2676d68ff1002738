import type { Channel } from '@namkhong/contracts';
import type { PublicationSummary } from '@namkhong/contracts/http/scoring-publication';
import type { Quarter, SubjectOutputs, WrittenInputs } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface PublicationFilter {
  readonly setCode: string | null;
  readonly quarter: Quarter | null;
  readonly latest: boolean;
  readonly limit: number;
  /** The last publication of the page before. */
  readonly after: string | null;
}

/** A publication as anybody may see it. */
export interface SignedManifest {
  /** The canonical text that was signed. */
  readonly manifest: string;
  readonly manifestHash: string;
  readonly keyId: string;
  readonly signature: string;
  readonly supersededBy: string | null;
}

/** A subject with what its figures were computed from. */
export interface KeptSubject {
  readonly inputs: WrittenInputs;
  readonly outputs: SubjectOutputs;
  readonly salt: string;
  readonly unitId: string;
  readonly told: boolean;
}

/** A unit that is told, with the counts behind its criteria. */
export interface ToldUnit {
  readonly unitId: string;
  readonly versions: readonly Pick<WrittenInputs['versions'][number], 'setVersion' | 'histograms'>[];
  readonly criteria: SubjectOutputs['criteria'];
}

/** A unit that is told with a score, and the days behind it where it was rated under one version. */
export interface ScoredUnit {
  readonly unitId: string;
  readonly level: string;
  readonly score: string;
  readonly setVersion: number;
  readonly days: WrittenInputs['versions'][number]['days'];
}

/** What an official was told of one quarter. */
export interface ToldQuarter {
  readonly publicationId: string;
  readonly setCode: string;
  readonly quarter: Quarter;
  readonly publishedAt: Date;
  readonly outputs: SubjectOutputs;
  readonly illustrative: boolean;
}

/** What was told of an official's quarter, for those above them. */
export interface ToldOfficial extends Omit<ToldQuarter, 'setCode' | 'outputs'> {
  readonly officialId: string;
  readonly unitId: string;
  readonly outputs: Pick<SubjectOutputs, 'n' | 'score' | 'topTwoBox' | 'responseRate' | 'onTime'>;
  /** Versions that their ratings were given under, in order. */
  readonly setVersions: readonly number[];
  /** Channels that a confirmed alert left out of these figures, in order. */
  readonly droppedChannels: readonly Channel[];
}

const SUPERSEDED_BY = `(SELECT later.publication_id FROM publication later
                         WHERE later.supersedes = publication.publication_id) AS "supersededBy"`;

/** What was published. */
@Injectable()
export class PublicationsReader {
  /** Latest first. */
  async list(session: Session, filter: PublicationFilter): Promise<PublicationSummary[]> {
    const rows = await session.query<Omit<PublicationSummary, 'publishedAt'> & { publishedAt: Date }>(
      `SELECT publication_id AS "publicationId", set_code AS "setCode", quarter, published_at AS "publishedAt", supersedes,
              ${SUPERSEDED_BY}, manifest_hash AS "manifestHash", units, illustrative
         FROM publication
        WHERE ($1::text IS NULL OR set_code = $1) AND ($2::text IS NULL OR quarter = $2)
          AND ($3::uuid IS NULL OR publication_id < $3)
          AND (NOT $4 OR NOT EXISTS (SELECT FROM publication later
                                      WHERE later.supersedes = publication.publication_id))
        ORDER BY publication_id DESC LIMIT $5`,
      [filter.setCode, filter.quarter, filter.after, filter.latest, filter.limit],
    );
    return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
  }

  async find(session: Session, publicationId: string): Promise<SignedManifest | undefined> {
    const [row] = await session.query<SignedManifest>(
      `SELECT manifest, manifest_hash AS "manifestHash", key_id AS "keyId", signature, ${SUPERSEDED_BY}
         FROM publication WHERE publication_id = $1`,
      [publicationId],
    );
    return row;
  }

  /** In the order of kinds and ids, after the subject `after`, as `kind id`. */
  async subjects(
    session: Session,
    publicationId: string,
    after: string | null,
    limit: number,
  ): Promise<KeptSubject[]> {
    return session.query<KeptSubject>(
      `SELECT inputs, outputs, salt, unit_id AS "unitId", told FROM publication_subject
        WHERE publication_id = $1 AND ($2::text IS NULL OR subject_kind || ' ' || subject_id > $2)
        ORDER BY subject_kind || ' ' || subject_id LIMIT $3`,
      [publicationId, after, limit],
    );
  }

  /** In the order of ids. */
  async units(session: Session, publicationId: string): Promise<ToldUnit[]> {
    return session.query<ToldUnit>(
      `SELECT subject_id AS "unitId", outputs->'criteria' AS criteria,
              (SELECT jsonb_agg(jsonb_build_object('setVersion', version->'setVersion',
                                                   'histograms', version->'histograms'))
                 FROM jsonb_array_elements(inputs->'versions') AS version) AS versions
         FROM publication_subject
        WHERE publication_id = $1 AND subject_kind = 'unit' AND told
        ORDER BY subject_id`,
      [publicationId],
    );
  }

  /** Of one version alone, in the order of ids. */
  async scoredUnits(session: Session, publicationId: string): Promise<ScoredUnit[]> {
    return session.query<ScoredUnit>(
      `SELECT subject_id AS "unitId", inputs->>'level' AS level, outputs->'score'->>'value' AS score,
              (inputs->'versions'->0->>'setVersion')::int AS "setVersion", inputs->'versions'->0->'days' AS days
         FROM publication_subject
        WHERE publication_id = $1 AND subject_kind = 'unit' AND told
          AND outputs->>'score' IS NOT NULL AND jsonb_array_length(inputs->'versions') = 1
        ORDER BY subject_id`,
      [publicationId],
    );
  }

  async subject(
    session: Session,
    publicationId: string,
    subjectId: string,
  ): Promise<KeptSubject | undefined> {
    const [row] = await session.query<KeptSubject>(
      `SELECT inputs, outputs, salt, unit_id AS "unitId", told FROM publication_subject
        WHERE publication_id = $1 AND subject_id = $2`,
      [publicationId, subjectId],
    );
    return row;
  }

  /** What an official was told, the last time of each quarter; latest quarter first. */
  async ofOfficial(session: Session, officialId: string): Promise<ToldQuarter[]> {
    return session.query<ToldQuarter>(
      `SELECT DISTINCT ON (quarter, set_code) publication_id AS "publicationId", set_code AS "setCode", quarter,
              published_at AS "publishedAt", outputs, subject.illustrative
         FROM publication_subject subject JOIN publication USING (publication_id)
        WHERE subject_kind = 'official' AND subject_id = $1 AND told
        ORDER BY quarter DESC, set_code, publication_id DESC`,
      [officialId],
    );
  }

  /**
   * What officials were told of these quarters, the last time each: a publication that supersedes another tells anew only
   * those who may be told anew. By quarter, unit and official; all units where none are named.
   */
  async ofOfficials(
    session: Session,
    asked: {
      readonly setCode: string;
      readonly quarters: readonly Quarter[];
      readonly unitIds: readonly string[] | null;
      readonly limit: number;
    },
  ): Promise<ToldOfficial[]> {
    return session.query<ToldOfficial>(
      `SELECT * FROM (
         SELECT DISTINCT ON (quarter, subject_id) publication_id AS "publicationId", quarter,
                published_at AS "publishedAt", subject_id AS "officialId", unit_id AS "unitId",
                outputs - '{criteria,setAside,bothWays}'::text[] AS outputs, subject.illustrative,
                inputs->'droppedChannels' AS "droppedChannels",
                ARRAY (SELECT (version->>'setVersion')::int FROM jsonb_array_elements(inputs->'versions') AS version
                        ORDER BY 1) AS "setVersions"
           FROM publication JOIN publication_subject subject USING (publication_id)
          WHERE set_code = $1 AND quarter = ANY ($2) AND subject_kind = 'official' AND told
          ORDER BY quarter, subject_id, publication_id DESC) AS told
        WHERE $3::uuid[] IS NULL OR "unitId" = ANY ($3)
        ORDER BY quarter, "unitId", "officialId" LIMIT $4`,
      [asked.setCode, asked.quarters, asked.unitIds, asked.limit],
    );
  }

  async keys(
    session: Session,
  ): Promise<{ readonly keyId: string; readonly publicKey: string; readonly firstUsedAt: Date }[]> {
    return session.query(
      `SELECT key_id AS "keyId", public_key AS "publicKey", first_used_at AS "firstUsedAt"
         FROM publication_key ORDER BY first_used_at, key_id`,
    );
  }
}
