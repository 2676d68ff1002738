import { monthOf } from '../calendar/period.js';
import type { CellContent } from '../cells/cell-content.js';
import { CellSums } from '../cells/cell-sums.js';
import type { CellDeltas } from '../cells/cell-deltas.js';
import { contentOfDeltas } from '../cells/content-of-deltas.js';
import { entryOf, type RatingEntry } from '../cells/rating-entry.js';
import { canonicalJson } from '../satisfaction-index/canonical-json.js';
import { differences, type Difference } from './differences.js';
import type { Hash, Manifest } from './manifest.js';
import type { ManifestSet } from './manifest-set.js';
import type { DropDecision, PublicationLog, RatingThen } from './publication-log.js';
import type {
  BlockInputs,
  SetAsideInputs,
  StratumInputs,
  SubjectInputs,
  VersionInputs,
} from './subject-inputs.js';
import { OFFICIAL_FROM } from './subject-outputs.js';
import type { PublicationInputs } from './verify-manifest.js';

/**
 * Computes the integers that a publication rests on anew from the log, up to the positions the manifest names: each block
 * at the snapshot it shows, the cells of every official, what was served and what was set aside. Names every integer that
 * differs, and every official with enough ratings who is missing.
 *
 * Not from the log are: how many different people rated an official (their hashes are destroyed), whether what was set aside
 * may be told (earlier tellings decide that), and in which unit an official is listed.
 */
export function verifyAgainstLog(
  manifest: Manifest,
  { subjects, snapshots }: PublicationInputs,
  log: PublicationLog,
  hash: Hash,
): Difference[] {
  const inputs = subjects.map((subject) => subject.inputs);
  const known = log.ratingsAt(manifest.log);
  const ballots = known.filter(({ rating }) => rating.assurance === 'ballot');
  const served = log.servedAt(manifest.log);
  const drops = Map.groupBy(log.dropsAt(manifest.log), ({ subjectId }) => subjectId);
  const officials = Map.groupBy(
    ballots.filter(({ rating }) => rating.officialId !== null),
    ({ rating }) => rating.officialId ?? '',
  );
  const units = Map.groupBy(ballots, ({ rating }) => rating.unitId);
  const toldMonths = inputs.flatMap(({ blocks }) => blocks.filter(({ wholeQuarter }) => !wholeQuarter));

  const recompute = (stated: SubjectInputs): object => {
    const { kind, subjectId } = stated;
    const own = (kind === 'unit' ? units : officials).get(subjectId) ?? [];
    const dropped = kind === 'official' ? (drops.get(subjectId) ?? []) : [];
    const deltas = cellsOf(kind, subjectId, withoutDropped(own, dropped), manifest.sets);
    return comparable({
      versions: kind === 'unit' ? stated.versions : versionsOf(deltas),
      strata: strataOf(deltas),
      service: served.get(subjectId) ?? { closed: 0n, invited: 0n, onTime: 0n },
      setAside: { ...asideOf(own, manifest.sets), told: stated.setAside.told },
      droppedChannels: [...new Set(dropped.map(({ channel }) => channel))].toSorted(),
      blocks: stated.blocks.map((block) => ({
        ...block,
        content: recomputeBlock(
          block,
          toldMonths,
          (id, unitIds) => log.ratingsAt(snapshots[String(id)] ?? {}, unitIds),
          manifest.sets,
        ),
      })),
    });
  };

  const stated = new Set(inputs.map(({ subjectId }) => subjectId));
  const missing = [...officials].filter(([officialId, ratings]) => {
    const counted = withoutDropped(ratings, drops.get(officialId) ?? []);
    return !stated.has(officialId) && BigInt(counted.length) >= OFFICIAL_FROM;
  });
  const exclusions = known.flatMap(({ ratingId, decision }) =>
    decision && decision.standing !== 'counted'
      ? [[ratingId, decision.standing, decision.sequence] as const]
      : [],
  );
  return [
    ...inputs.flatMap((subject) =>
      differences(comparable(subject), recompute(subject), `${subject.kind} ${subject.subjectId}`),
    ),
    ...missing.flatMap(([officialId, ratings]) =>
      differences(undefined, `${ratings.length} ratings`, `official ${officialId}`),
    ),
    ...differences(manifest.exclusions, hash(canonicalJson(exclusions)), 'exclusions'),
    ...differences(
      manifest.undecided,
      exclusions.some(([, standing]) => standing === 'quarantined'),
      'undecided',
    ),
  ];
}

/** What a block tells, part by part of what its snapshots show; of a remainder less what the months of its units told. */
function recomputeBlock(
  block: BlockInputs,
  toldMonths: readonly BlockInputs[],
  ratingsAt: (snapshot: bigint, unitIds: readonly string[]) => readonly RatingThen[],
  sets: readonly ManifestSet[],
): CellContent {
  const { unitId, units, month, setVersion, channels, wholeQuarter, content, snapshots } = block;
  const members = units.length === 0 ? [unitId] : units;
  const criteria = content.histograms.length / 5;
  const atSnapshots = new Map<bigint, CellContent>();
  const shown = (id: bigint): CellContent => {
    const known = atSnapshots.get(id);
    if (known) return known;
    const inPart = ratingsAt(id, members).filter(
      ({ rating }) =>
        rating.assurance === 'ballot' &&
        rating.setVersion === setVersion &&
        `${monthOf(rating.day)}-01` === month &&
        (wholeQuarter || channels.includes(rating.channel)),
    );
    // Of several units the deltas of one: a content is that of one subject.
    const deltas = cellsOf('unit', unitId, inPart, sets, { unitId, officialId: null });
    const fresh = contentOfDeltas(deltas, criteria);
    atSnapshots.set(id, fresh);
    return fresh;
  };
  const told = wholeQuarter
    ? toldMonths.filter(
        (other) => members.includes(other.unitId) && other.month === month && other.setVersion === setVersion,
      )
    : [];
  const parts = snapshots.map((id, part) => {
    const stated = partsOf(content)[part] ?? [];
    if (id === 0n) return stated.map(() => 0n);
    return (partsOf(shown(id))[part] ?? []).map((count, at) =>
      told.reduce((rest, other) => rest - (partsOf(other.content)[part]?.[at] ?? 0n), count),
    );
  });
  const pairs = (criteria * (criteria - 1)) / 2;
  return {
    rated: parts[0]?.[0] ?? 0n,
    histograms: parts.slice(1, 1 + criteria).flat(),
    crosses: parts.slice(1 + criteria, 1 + criteria + pairs).flat(),
    days: parts[1 + criteria + pairs] ?? [],
  };
}

/** The integers of each part, in the order in which a block names its snapshots. */
function partsOf({ rated, histograms, crosses, days }: CellContent): (readonly bigint[])[] {
  const chunks = (counts: readonly bigint[], size: number) =>
    Array.from({ length: counts.length / size }, (_, index) =>
      counts.slice(size * index, size * (index + 1)),
    );
  return [[rated], ...chunks(histograms, 5), ...chunks(crosses, 4), days];
}

/** Those that count, without the channels left out. */
function withoutDropped(ratings: readonly RatingThen[], drops: readonly DropDecision[]): RatingThen[] {
  return ratings.filter(({ counts, rating: { channel, day } }) => {
    const month = `${monthOf(day)}-01`;
    return (
      counts && !drops.some((drop) => drop.channel === channel && drop.from <= month && month <= drop.to)
    );
  });
}

/** The cells of one subject; ratings of an unknown version or of unknown criteria are in none. */
function cellsOf(
  kind: SubjectInputs['kind'],
  subjectId: string,
  ratings: readonly RatingThen[],
  sets: readonly ManifestSet[],
  change: Partial<RatingEntry> = {},
): CellDeltas {
  const sums = new CellSums();
  for (const { rating, counts } of ratings) {
    const set = counts ? sets.find(({ version }) => version === rating.setVersion) : undefined;
    const read = set && entryOf(rating, set);
    if (set && read?.kind === 'entry') sums.add({ ...read.entry, ...change }, set);
  }
  const isOwn = (delta: { readonly subjectKind: string; readonly subjectId: string }) =>
    delta.subjectKind === kind && delta.subjectId === subjectId;
  const { days, months } = sums.deltas();
  return { days: days.filter(isOwn), months: months.filter(isOwn) };
}

function versionsOf({ days, months }: CellDeltas): VersionInputs[] {
  return [...Map.groupBy(months, ({ setVersion }) => setVersion)].map(([setVersion, ofVersion]) => ({
    setVersion,
    rated: sumOf(ofVersion.map(({ rated }) => rated)),
    histograms: sumLists(ofVersion.map(({ histograms }) => histograms)),
    crosses: sumLists(ofVersion.map(({ crosses }) => crosses)),
    days: [
      ...Map.groupBy(
        days.filter((day) => day.setVersion === setVersion && day.complete > 0),
        ({ day }) => day,
      ),
    ].map(([day, ofDay]) => ({
      day,
      n: sumOf(ofDay.map(({ complete }) => complete)),
      sum: sumOf(ofDay.map(({ scoreSum }) => scoreSum)),
      sumOfSquares: sumOf(ofDay.map(({ scoreSquares }) => scoreSquares)),
    })),
  }));
}

function strataOf({ months }: CellDeltas): StratumInputs[] {
  const groups = Map.groupBy(months, ({ setVersion, stratum }) => `${setVersion} ${stratum}`);
  return [...groups.values()].map((ofStratum) => ({
    setVersion: ofStratum[0]?.setVersion ?? 0,
    stratum: ofStratum[0]?.stratum ?? '',
    histograms: sumLists(ofStratum.map(({ histograms }) => histograms)),
  }));
}

/** Ratings that were set aside, by the rule that spoke last, and what they said. */
function asideOf(
  ratings: readonly RatingThen[],
  sets: readonly ManifestSet[],
): Pick<SetAsideInputs, 'byRule' | 'versions'> {
  const aside = ratings.filter(
    ({ decision, isWithdrawn }) => !isWithdrawn && decision !== null && decision.standing !== 'counted',
  );
  const rules = Map.groupBy(aside, ({ decision }) => decision?.rule ?? '');
  return {
    byRule: [...rules].map(([rule, ofRule]) => ({ rule, count: BigInt(ofRule.length) })),
    versions: [...Map.groupBy(aside, ({ rating }) => rating.setVersion)].map(([setVersion, ofVersion]) => {
      const set = sets.find(({ version }) => version === setVersion) ?? { version: setVersion, criteria: [] };
      const levels = ofVersion.flatMap(({ rating }) => {
        const read = entryOf(rating, set);
        return read.kind === 'entry' ? [read.entry.levels] : [];
      });
      return {
        setVersion,
        rated: BigInt(ofVersion.length),
        histograms: set.criteria.flatMap((_, index) =>
          [1, 2, 3, 4, 5].map((level) => BigInt(levels.filter((each) => each[index] === level).length)),
        ),
      };
    }),
  };
}

/** Lists as groups by name, so that what is missing or added is one difference and the order is none. */
function comparable({
  versions,
  strata,
  service,
  setAside,
  droppedChannels,
  blocks,
}: Pick<
  SubjectInputs,
  'versions' | 'strata' | 'service' | 'setAside' | 'droppedChannels' | 'blocks'
>): object {
  const byName = <Item>(items: readonly Item[], nameOf: (item: Item) => string | number) =>
    Object.fromEntries(items.map((item) => [nameOf(item), item]));
  return {
    versions: byName(
      versions.map((version) => ({ ...version, days: byName(version.days, ({ day }) => day) })),
      ({ setVersion }) => setVersion,
    ),
    strata: byName(strata, ({ setVersion, stratum }) => `${setVersion} ${stratum}`),
    service,
    setAside: {
      ...setAside,
      byRule: byName(setAside.byRule, ({ rule }) => rule),
      versions: byName(setAside.versions, ({ setVersion }) => setVersion),
    },
    droppedChannels,
    blocks: byName(
      blocks,
      ({ month, setVersion, wholeQuarter, channels, units }) =>
        `${month} ${setVersion} ${channels.join('+')}${wholeQuarter ? ' whole quarter' : ''}${units.length > 0 ? ` of ${units.join('+')}` : ''}`,
    ),
  };
}

function sumOf(counts: readonly number[]): bigint {
  return BigInt(counts.reduce((total, count) => total + count, 0));
}

function sumLists(lists: readonly (readonly number[])[]): bigint[] {
  const [first = []] = lists;
  return first.map((_, index) => sumOf(lists.map((list) => list[index] ?? 0)));
}
