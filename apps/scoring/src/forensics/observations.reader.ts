import type { Assurance } from '@namkhong/contracts';
import {
  quarterDays,
  type ChannelContrast,
  type ChannelSums,
  type ForensicParameters,
  type Quarter,
  type RatingTrace,
  type ServedDay,
  type Turnout,
} from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import type { Period } from './examined-periods.js';

/** An official of whom something came since they were examined, and how to know it next time. */
export interface ChangedOfficial {
  readonly officialId: string;
  readonly fingerprint: string;
}

interface TraceRow extends Omit<RatingTrace, 'rater' | 'device' | 'network' | 'assurance'> {
  readonly assurance: Assurance;
  readonly rater: Buffer | null;
  readonly device: Buffer | null;
  readonly network: Buffer | null;
}

interface ContrastRow {
  readonly officialId: string;
  readonly kiosk: boolean;
  readonly ratings: number;
  readonly straightFives: number;
  readonly scoreSum: string;
  readonly scoreSquares: string;
}

const NOTHING: ChannelSums = { ratings: 0, straightFives: 0, scoreSum: 0n, scoreSquares: 0n };

/** What detection may see: what was seen while people answered, what was served, and sums of answers per channel. */
@Injectable()
export class ObservationsReader {
  /** Officials with ratings or signals that have come since they were examined by this version, by id. */
  async changed(
    session: Session,
    { from, to }: Period,
    before: Date,
    ruleVersion: number,
  ): Promise<ChangedOfficial[]> {
    return session.query<ChangedOfficial>(
      `SELECT seen.official_id AS "officialId", seen.fingerprint
         FROM (SELECT official_id, $4 || ' ' || count(*) AS fingerprint
                 FROM rating JOIN rating_signal USING (rating_id)
                WHERE official_id IS NOT NULL AND day >= $1 AND day < $2 AND minute < $3
                GROUP BY official_id) AS seen
         LEFT JOIN examined_official known ON known.official_id = seen.official_id AND known.period = $1
        WHERE known.fingerprint IS DISTINCT FROM seen.fingerprint
        ORDER BY seen.official_id`,
      [from, to, before, String(ruleVersion)],
    );
  }

  /** Ratings that have a signal, of the officials in the period; the levels are counted and not read. */
  async traces(
    session: Session,
    officialIds: readonly string[],
    { from, to }: Period,
    before: Date,
  ): Promise<RatingTrace[]> {
    const rows = await session.query<TraceRow>(
      `SELECT rating_id AS "ratingId", unit_id AS "unitId", official_id AS "officialId", day::text, channel, assurance,
              to_char(minute AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"') AS minute,
              seconds_taken AS "secondsTaken", rater, device, network,
              (SELECT count(*)::int FROM unnest(levels) AS level WHERE level > 0) AS "itemsAnswered"
         FROM rating JOIN rating_signal USING (rating_id)
        WHERE official_id = ANY ($1::uuid[]) AND day >= $2 AND day < $3 AND minute < $4`,
      [officialIds, from, to, before],
    );
    const text = (hash: Buffer | null) => hash?.toString('base64url') ?? null;
    return rows.map((row) => ({
      ...row,
      rater: text(row.rater),
      device: text(row.device),
      network: text(row.network),
    }));
  }

  /** Dossiers that the officials closed, day by day. */
  async served(session: Session, officialIds: readonly string[], { from, to }: Period): Promise<ServedDay[]> {
    return session.query<ServedDay>(
      `SELECT subject_id AS "officialId", day::text, sum(closed)::int AS closed FROM service_day
        WHERE subject_kind = 'official' AND subject_id = ANY ($1::uuid[]) AND day >= $2 AND day < $3
        GROUP BY subject_id, day`,
      [officialIds, from, to],
    );
  }

  /** How many of all who were served by officials answered by which channel. */
  async turnout(session: Session, { from, to }: Period): Promise<Turnout> {
    const [served] = await session.query<{ closed: number }>(
      `SELECT coalesce(sum(closed), 0)::float8 AS closed FROM service_day
        WHERE subject_kind = 'official' AND day >= $1 AND day < $2`,
      [from, to],
    );
    const channels = await session.query<{ channel: string; ballots: number }>(
      `SELECT channel, sum(rated)::float8 AS ballots FROM day_cell
        WHERE subject_kind = 'official' AND day >= $1 AND day < $2 AND assurance = 'ballot' GROUP BY channel`,
      [from, to],
    );
    return {
      closed: served?.closed ?? 0,
      ballotsByChannel: new Map(channels.map(({ channel, ballots }) => [channel, ballots])),
    };
  }

  /** The unit in which each official was rated last. */
  async units(session: Session, officialIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await session.query<{ officialId: string; unitId: string }>(
      `SELECT DISTINCT ON (official_id) official_id AS "officialId", unit_id AS "unitId" FROM rating
        WHERE official_id = ANY ($1::uuid[]) ORDER BY official_id, day DESC, rating_id`,
      [officialIds],
    );
    return new Map(rows.map(({ officialId, unitId }) => [officialId, unitId]));
  }

  /** Which versions of which sets officials were rated by in a quarter. */
  async versions(
    session: Session,
    quarter: Quarter,
  ): Promise<Pick<CriteriaSetVersion, 'setCode' | 'version'>[]> {
    const { from, to } = quarterDays(quarter);
    return session.query(
      `SELECT DISTINCT set_code AS "setCode", set_version AS version FROM day_cell
        WHERE subject_kind = 'official' AND day >= $1 AND day < $2 AND assurance = 'ballot' AND rated > 0
        ORDER BY 1, 2`,
      [from, to],
    );
  }

  /** Sums of one version's complete ballots that count, per official, at the kiosk and from own devices. */
  async contrasts(
    session: Session,
    quarter: Quarter,
    { setCode, version, criteria }: Pick<CriteriaSetVersion, 'setCode' | 'version' | 'criteria'>,
    { contrast, ownDeviceChannels }: ForensicParameters,
  ): Promise<ChannelContrast[]> {
    const { from, to } = quarterDays(quarter);
    const weights = criteria.map(({ weight, officialWeight }) => officialWeight ?? weight);
    const rows = await session.query<ContrastRow>(
      `SELECT official_id AS "officialId", channel = $5 AS kiosk, count(*)::int AS ratings,
              (count(*) FILTER (WHERE straight))::int AS "straightFives", sum(score) AS "scoreSum",
              sum(score * score) AS "scoreSquares"
         FROM rating
         CROSS JOIN LATERAL (
           SELECT sum(weight * (level - 1))::bigint AS score, bool_and(level > 0 OR weight = 0) AS complete,
                  bool_and(level = 5 OR weight = 0) AS straight
             FROM unnest(levels, $7::integer[]) AS answer (level, weight)) AS answered
        WHERE official_id IS NOT NULL AND day >= $1 AND day < $2 AND set_code = $3 AND set_version = $4
          AND assurance = 'ballot' AND channel = ANY ($6::text[]) AND complete
          AND NOT EXISTS (SELECT FROM standing_decision decision
                           WHERE decision.rating_id = rating.rating_id AND decision.standing <> 'counted'
                             AND NOT EXISTS (SELECT FROM standing_decision later
                                              WHERE later.rating_id = decision.rating_id
                                                AND later.sequence > decision.sequence))
        GROUP BY official_id, channel = $5`,
      [from, to, setCode, version, contrast.channel, [contrast.channel, ...ownDeviceChannels], weights],
    );
    const officials = Map.groupBy(rows, ({ officialId }) => officialId);
    return [...officials].map(([officialId, sides]) => ({
      officialId,
      kiosk: sumsOf(sides.find(({ kiosk }) => kiosk)),
      own: sumsOf(sides.find(({ kiosk }) => !kiosk)),
    }));
  }
}

/** Contrasts of several versions as one per official. */
export function mergeContrasts(contrasts: readonly ChannelContrast[]): ChannelContrast[] {
  return [...Map.groupBy(contrasts, ({ officialId }) => officialId)].map(([officialId, parts]) => ({
    officialId,
    kiosk: parts.map(({ kiosk }) => kiosk).reduce(addSums),
    own: parts.map(({ own }) => own).reduce(addSums),
  }));
}

function sumsOf(row: ContrastRow | undefined): ChannelSums {
  if (!row) return NOTHING;
  const { ratings, straightFives, scoreSum, scoreSquares } = row;
  return { ratings, straightFives, scoreSum: BigInt(scoreSum), scoreSquares: BigInt(scoreSquares) };
}

function addSums(a: ChannelSums, b: ChannelSums): ChannelSums {
  return {
    ratings: a.ratings + b.ratings,
    straightFives: a.straightFives + b.straightFives,
    scoreSum: a.scoreSum + b.scoreSum,
    scoreSquares: a.scoreSquares + b.scoreSquares,
  };
}
