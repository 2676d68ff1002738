import type { ChainLink, ClauseChain } from '@namkhong/contracts/http/directive-trace';
import { quarterDays, type CivilDate, type Quarter } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

type TracedSet = ClauseChain['criteriaSets'][number];
type Announced = Omit<Extract<ChainLink, { kind: 'figure' }>, 'kind' | 'unitName' | 'href'>;

/** A version of a criteria set, and the clause that ordered it. */
export interface SetCopy {
  readonly setCode: string;
  readonly version: number;
  readonly clauseId: string | null;
  readonly effectiveFrom: string;
  /** None where the copy is older than titles were kept. */
  readonly title: { readonly vi: string; readonly en: string } | null;
  readonly criteria: TracedSet['criteria'];
  readonly illustrative: boolean;
}

/** A figure as a unit's public page showed it from a moment on. */
export interface FigureCopy extends Announced {
  readonly publicationId: string;
  readonly setCode: string;
  readonly setVersion: number;
  readonly headline: 'linear' | 'top-two-box';
  readonly illustrative: boolean;
}

export interface PublicationCopy {
  readonly publicationId: string;
  readonly setCode: string;
  readonly quarter: Quarter;
  readonly manifestHash: string;
  readonly units: number;
  readonly publishedAt: string;
  readonly illustrative: boolean;
}

export interface FlagCopy {
  readonly flagId: string;
  readonly setCode: string;
  readonly setVersion: number;
  readonly unitId: string;
  readonly subjectKind: 'unit' | 'official';
  readonly quarters: Quarter[];
  readonly lowestCriterion: string | null;
  readonly raisedAt: string;
  readonly end: { readonly end: string; readonly reason: string; readonly endedAt: string } | null;
  readonly illustrative: boolean;
}

const instantOf = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SETS = `
  SELECT set_code AS "setCode", version, clause_id AS "clauseId", effective_from::text AS "effectiveFrom", title, criteria,
         illustrative FROM traced_criteria_sets`;
const FIGURES = `
  SELECT publication_id AS "publicationId", unit_id AS "unitId", set_code AS "setCode", set_version AS "setVersion", headline,
         n, score, lower, upper, window_from::text AS "from", window_to::text AS "to",
         ${instantOf('published_at')} AS "publishedAt", illustrative FROM traced_announcements`;
const PUBLICATIONS = `
  SELECT publication_id AS "publicationId", set_code AS "setCode", quarter, manifest_hash AS "manifestHash", units,
         ${instantOf('published_at')} AS "publishedAt", illustrative FROM traced_publications`;
const FLAGS = `
  SELECT flag_id AS "flagId", set_code AS "setCode", set_version AS "setVersion", unit_id AS "unitId",
         subject_kind AS "subjectKind", quarters, lowest_criterion AS "lowestCriterion", ${instantOf('raised_at')} AS "raisedAt",
         CASE WHEN flag_end IS NOT NULL THEN json_build_object('end', flag_end, 'reason', end_reason,
              'endedAt', ${instantOf('ended_at')}) END AS "end", illustrative FROM traced_flags`;

/** What scoring published, as this service keeps it; callers decide beforehand for which units. */
@Injectable()
export class CopiesReader {
  async setsOfClause(session: Session, clauseId: string): Promise<SetCopy[]> {
    return session.query(`${SETS} WHERE clause_id = $1 ORDER BY set_code, version`, [clauseId]);
  }

  async set(session: Session, setCode: string, version: number): Promise<SetCopy | null> {
    const [set] = await session.query<SetCopy>(`${SETS} WHERE set_code = $1 AND version = $2`, [
      setCode,
      version,
    ]);
    return set ?? null;
  }

  async flagsOfSet(session: Session, setCode: string, version: number): Promise<FlagCopy[]> {
    return session.query(`${FLAGS} WHERE set_code = $1 AND set_version = $2 ORDER BY raised_at, flag_id`, [
      setCode,
      version,
    ]);
  }

  async flag(session: Session, flagId: string): Promise<FlagCopy | null> {
    const [flag] = await session.query<FlagCopy>(`${FLAGS} WHERE flag_id = $1`, [flagId]);
    return flag ?? null;
  }

  /** Flags of the units that stood, were raised or ended within the days [from, to). */
  async flagsWithin(
    session: Session,
    unitIds: readonly string[] | null,
    { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  ): Promise<FlagCopy[]> {
    return session.query(
      `${FLAGS} WHERE ($1::uuid[] IS NULL OR unit_id = ANY($1))
         AND raised_at < ($3::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
         AND (ended_at IS NULL OR ended_at >= ($2::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'))
       ORDER BY raised_at, flag_id`,
      [unitIds, from, to],
    );
  }

  /** The latest publication of the quarter; those it superseded stay readable at scoring. */
  async publication(session: Session, setCode: string, quarter: Quarter): Promise<PublicationCopy | null> {
    const [found] = await session.query<PublicationCopy>(
      `${PUBLICATIONS} WHERE set_code = $1 AND quarter = $2 ORDER BY published_at DESC, publication_id DESC LIMIT 1`,
      [setCode, quarter],
    );
    return found ?? null;
  }

  /** The latest publication of every set for each of the quarters; a quarter is closed after it has ended. */
  async publicationsOf(session: Session, quarters: readonly Quarter[]): Promise<PublicationCopy[]> {
    return session.query(
      `SELECT DISTINCT ON (p."setCode", p.quarter) p.* FROM (${PUBLICATIONS} WHERE quarter = ANY($1::text[])) p
        ORDER BY p."setCode", p.quarter, p."publishedAt" DESC, p."publicationId" DESC`,
      [quarters],
    );
  }

  /** The figure last announced of a unit whose window ends in the quarter. */
  async figure(
    session: Session,
    setCode: string,
    unitId: string,
    quarter: Quarter,
  ): Promise<FigureCopy | null> {
    const { from, to } = quarterDays(quarter);
    const [figure] = await session.query<FigureCopy>(
      `${FIGURES} WHERE set_code = $1 AND unit_id = $2 AND window_to > $3::date AND window_to <= $4::date
        ORDER BY published_at DESC, publication_id DESC LIMIT 1`,
      [setCode, unitId, from, to],
    );
    return figure ?? null;
  }

  /** Of each unit and set the figure last announced of those whose window ends no later than the day `to` begins. */
  async figuresUpTo(
    session: Session,
    unitIds: readonly string[] | null,
    to: CivilDate,
  ): Promise<FigureCopy[]> {
    return session.query(
      `SELECT DISTINCT ON (f."setCode", f."unitId") f.* FROM (${FIGURES}
          WHERE ($1::uuid[] IS NULL OR unit_id = ANY($1)) AND window_to <= $2::date) f
        ORDER BY f."setCode", f."unitId", f."to" DESC, f."publishedAt" DESC, f."publicationId" DESC`,
      [unitIds, to],
    );
  }

  /** The newest figure of every unit under a version. */
  async currentFigures(session: Session, setCode: string, version: number): Promise<TracedSet['figures']> {
    return session.query(
      `SELECT f.unit_id AS "unitId", coalesce(u.name, f.unit_id::text) AS "unitName", f.n, f.score, f.lower, f.upper,
              ${instantOf('f.published_at')} AS "publishedAt"
         FROM traced_figures f LEFT JOIN units u USING (unit_id)
        WHERE set_code = $1 AND set_version = $2 ORDER BY f.unit_id`,
      [setCode, version],
    );
  }
}
