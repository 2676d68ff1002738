import {
  histogramOf,
  mergeHistograms,
  readInputs,
  type ChannelSubmissions,
  type DayTotal,
  type Histogram,
  type Quarter,
  type SubjectInputs,
  type WrittenInputs,
} from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { ClosedQuarter, FlagEvidence, QuarterInputs, Subject } from '../flags/evidence.port.js';
import type { SubjectKind } from '../intake/cells.reader.js';
import { CriteriaSetsReader, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { channelsOfUnit, isAllOf } from './channel-sums.js';
import { addUpTo, SubmissionsReader } from './submissions.reader.js';

/** One closed quarter of one subject as it was published. */
interface PublishedInputs extends QuarterInputs {
  readonly publicationId: string;
  readonly unitId: string;
  readonly level: string;
  readonly illustrative: boolean;
  readonly closed: number;
  readonly onTime: number;
  readonly droppedChannels: readonly string[];
}

interface Row {
  readonly publicationId: string;
  readonly subjectId: string;
  readonly inputs: WrittenInputs;
  readonly illustrative: boolean;
}

/** The latest publication of a quarter: none supersedes it. */
const LATEST = `
  SELECT publication_id FROM publication
   WHERE set_code = $1 AND quarter = $2
     AND NOT EXISTS (SELECT FROM publication later WHERE later.supersedes = publication.publication_id)`;

/** What other capabilities may know of the inputs of closed quarters. Only subjects with figures that may be told are in it. */
@Injectable()
export class SubjectInputsReader implements FlagEvidence {
  constructor(
    private readonly sets: CriteriaSetsReader,
    private readonly single: SubmissionsReader,
  ) {}

  /** Null while the quarter is open. */
  async closed(session: Session, setCode: string, quarter: Quarter): Promise<ClosedQuarter | null> {
    const [row] = await session.query<{ publication_id: string }>(LATEST, [setCode, quarter]);
    return row ? { publicationId: row.publication_id } : null;
  }

  /** Units and officials with ballots in both quarters, in the order of their kinds and ids. */
  async subjects(
    session: Session,
    setCode: string,
    quarters: readonly [Quarter, Quarter],
  ): Promise<Subject[]> {
    return session.query(
      `SELECT subject_kind AS kind, subject_id AS "subjectId"
         FROM publication_subject JOIN publication USING (publication_id)
        WHERE set_code = $1 AND quarter = ANY ($2::text[]) AND judged
          AND NOT EXISTS (SELECT FROM publication later WHERE later.supersedes = publication.publication_id)
        GROUP BY subject_kind, subject_id HAVING count(DISTINCT quarter) = 2
        ORDER BY subject_kind, subject_id`,
      [setCode, quarters],
    );
  }

  /** The inputs of subjects of one kind by subject id; nobody is in it who has none. */
  async inputs(
    session: Session,
    kind: SubjectKind,
    subjectIds: readonly string[],
    setCode: string,
    quarter: Quarter,
  ): Promise<ReadonlyMap<string, PublishedInputs>> {
    const rows = await session.query<Row>(
      `SELECT publication_id AS "publicationId", subject_id AS "subjectId", inputs, illustrative
         FROM publication_subject
        WHERE publication_id = (${LATEST}) AND subject_kind = $3 AND subject_id = ANY ($4::uuid[]) AND judged`,
      [setCode, quarter, kind, subjectIds],
    );
    const versions = await this.sets.versions(session, setCode);
    const byChannel =
      kind === 'official' ? await this.single.byChannel(session, subjectIds, setCode, quarter) : null;
    return new Map(
      rows.map((row) => [
        row.subjectId,
        toPublished(row, quarter, versions, byChannel?.get(row.subjectId) ?? []),
      ]),
    );
  }

  /** Of officials alone; null for a unit, and where a rating changed since the quarter was published. */
  async submissions(
    session: Session,
    { kind, subjectId }: Subject,
    setCode: string,
    quarter: Quarter,
  ): Promise<readonly (readonly bigint[])[] | null> {
    if (kind === 'unit') return null;
    const published = (await this.inputs(session, kind, [subjectId], setCode, quarter)).get(subjectId);
    if (!published) return null;
    const without = published.droppedChannels;
    const single = await this.single.ofOfficial(session, subjectId, { setCode, quarter, without });
    return addUpTo(single, published.days) ? single : null;
  }
}

function toPublished(
  { publicationId, inputs, illustrative }: Row,
  quarter: Quarter,
  versions: readonly CriteriaSetVersion[],
  byChannel: readonly ChannelSubmissions[],
): PublishedInputs {
  const read = readInputs(inputs);
  const days = read.versions.flatMap((version) =>
    version.days.map(({ n, sum, sumOfSquares }) => ({ n, sum, sumOfSquares })),
  );
  const number = (count: bigint) => Number(count);
  return {
    quarter,
    publicationId,
    unitId: read.unitId,
    level: read.level,
    illustrative,
    ratings: number(read.versions.reduce((total, { rated }) => total + rated, 0n)),
    closed: number(read.service.closed),
    onTime: number(read.service.onTime),
    invited: number(read.service.invited),
    distinctRaters: read.distinctRaters,
    droppedChannels: read.droppedChannels,
    days,
    channels: read.kind === 'unit' ? channelsOfUnit(read.blocks, days) : ofPublication(byChannel, read, days),
    histograms: byCriterion(read.versions, versions),
    strata: strataOf(read, versions),
  };
}

/** What the cells hold by channel, where it is what was published; nothing where a rating changed since. */
function ofPublication(
  byChannel: readonly ChannelSubmissions[],
  { droppedChannels }: SubjectInputs,
  days: readonly DayTotal[],
): readonly ChannelSubmissions[] {
  const counted = byChannel.filter(
    ({ channels }) => !channels.some((channel) => droppedChannels.includes(channel)),
  );
  return isAllOf(counted, days) ? counted : [];
}

function strataOf(
  { strata }: SubjectInputs,
  versions: readonly CriteriaSetVersion[],
): ReadonlyMap<string, ReadonlyMap<string, Histogram>> {
  const groups = Map.groupBy(strata, ({ stratum }) => stratum);
  return new Map([...groups].map(([stratum, parts]) => [stratum, byCriterion(parts, versions)]));
}

/** Versions added up; a criterion that only some of them ask counts where it was asked. */
function byCriterion(
  parts: readonly { readonly setVersion: number; readonly histograms: readonly bigint[] }[],
  versions: readonly CriteriaSetVersion[],
): ReadonlyMap<string, Histogram> {
  const sums = new Map<string, Histogram>();
  for (const { setVersion, histograms } of parts) {
    const criteria = versions.find(({ version }) => version === setVersion)?.criteria ?? [];
    for (const [index, { code }] of criteria.entries()) {
      const counts = histogramOf(histograms.slice(5 * index, 5 * index + 5));
      const known = sums.get(code);
      sums.set(code, known ? mergeHistograms(known, counts) : counts);
    }
  }
  return sums;
}
