import type { DatedTotal, StratumInputs, SubjectInputs, VersionInputs } from '@namkhong/domain';
import type { DroppedChannel } from '../forensics/dropped-channels.reader.js';
import type { DayCell, MonthCell } from './subject-cells.repository.js';

/** What is known of one official's quarter beside the cells. */
export type OfficialFacts = Pick<
  SubjectInputs,
  'subjectId' | 'unitId' | 'service' | 'distinctRaters' | 'setAside'
>;

/** The inputs of an official: the cells themselves, without the channels that a confirmed alert drops. */
export function officialInputs(
  facts: OfficialFacts,
  cells: { readonly months: readonly MonthCell[]; readonly days: readonly DayCell[] },
  dropped: readonly DroppedChannel[],
): SubjectInputs {
  const counts = (channel: string, month: string) =>
    !dropped.some((drop) => drop.channel === channel && drop.from <= month && month <= drop.to);
  const months = cells.months.filter(({ channel, month }) => counts(channel, month));
  const days = cells.days.filter(({ channel, day }) => counts(channel, `${day.slice(0, 8)}01`));
  return {
    ...facts,
    kind: 'official',
    level: 'official',
    versions: versionsOf(months, days),
    strata: strataOf(months),
    droppedChannels: [...new Set(dropped.map(({ channel }) => channel))].toSorted(),
    blocks: [],
  };
}

/** The kinds of case of some cells, months and channels added up. */
export function strataOf(months: readonly MonthCell[]): StratumInputs[] {
  const groups = Map.groupBy(months, ({ setVersion, stratum }) => `${setVersion} ${stratum}`);
  return [...groups.values()]
    .map((ofStratum) => ({
      setVersion: ofStratum[0]?.setVersion ?? 0,
      stratum: ofStratum[0]?.stratum ?? '',
      histograms: sumOf(ofStratum.map(({ histograms }) => histograms)),
    }))
    .toSorted((a, b) => a.setVersion - b.setVersion || (a.stratum < b.stratum ? -1 : 1));
}

function versionsOf(months: readonly MonthCell[], days: readonly DayCell[]): VersionInputs[] {
  return [...Map.groupBy(months, ({ setVersion }) => setVersion)]
    .toSorted(([a], [b]) => a - b)
    .map(([setVersion, ofVersion]) => ({
      setVersion,
      rated: ofVersion.reduce((total, { rated }) => total + rated, 0n),
      histograms: sumOf(ofVersion.map(({ histograms }) => histograms)),
      crosses: sumOf(ofVersion.map(({ crosses }) => crosses)),
      days: daysOf(days.filter((day) => day.setVersion === setVersion)),
    }));
}

/** Channels added up, earliest day first. */
function daysOf(cells: readonly DayCell[]): DatedTotal[] {
  return [...Map.groupBy(cells, ({ day }) => day)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, ofDay]) => ({
      day,
      n: ofDay.reduce((total, { n }) => total + n, 0n),
      sum: ofDay.reduce((total, { sum }) => total + sum, 0n),
      sumOfSquares: ofDay.reduce((total, { sumOfSquares }) => total + sumOfSquares, 0n),
    }));
}

/** Count by count. */
export function sumOf(lists: readonly (readonly bigint[])[]): bigint[] {
  const [first = []] = lists;
  return first.map((_, index) => lists.reduce((total, list) => total + (list[index] ?? 0n), 0n));
}
