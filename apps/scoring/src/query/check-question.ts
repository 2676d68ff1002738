import type { IndexQuery } from '@namkhong/contracts/http/scoring-query';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';

/** The rule that a question breaks, with what its text names; the codes of `problems.ts`. */
export interface Refusal {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const MOST_MONTHS = 600;

/**
 * Whether a question can be answered at all, before anything is read for it; undefined where it can.
 *
 * @param versions of the set, the earliest first; not empty
 */
export function checkQuestion(
  query: IndexQuery,
  versions: readonly CriteriaSetVersion[],
): Refusal | undefined {
  return (
    checkWindows(query, versions) ??
    checkNames(query, versions) ??
    checkDimensions(query) ??
    checkMeasures(query)
  );
}

function checkWindows(query: IndexQuery, [first]: readonly CriteriaSetVersion[]): Refusal | undefined {
  const windows = query.compareWith ? [query.window, query.compareWith] : [query.window];
  for (const window of windows) {
    if (window.from > window.to) return refuse('window-reversed', window);
    if (first && window.to < first.effectiveFrom.slice(0, 7)) {
      return refuse('window-before-first-version', { ...window, effectiveFrom: first.effectiveFrom });
    }
    const months =
      12 * (Number(window.to.slice(0, 4)) - Number(window.from.slice(0, 4))) +
      Number(window.to.slice(5)) -
      Number(window.from.slice(5)) +
      1;
    if (months > MOST_MONTHS) return refuse('window-too-long', { months, most: MOST_MONTHS });
  }
  return undefined;
}

function checkNames({ filters }: IndexQuery, versions: readonly CriteriaSetVersion[]): Refusal | undefined {
  const codes = new Set(versions.flatMap(({ criteria }) => criteria.map(({ code }) => code)));
  const criteria = (filters.criteria ?? []).filter((code) => !codes.has(code));
  if (criteria.length > 0) return refuse('criterion-unknown', { criteria: criteria.join(', ') });
  const unknown = (filters.setVersions ?? []).filter(
    (wanted) => !versions.some(({ version }) => version === wanted),
  );
  return unknown.length > 0 ? refuse('set-version-unknown', { versions: unknown.join(', ') }) : undefined;
}

function checkDimensions(query: IndexQuery): Refusal | undefined {
  const { dimensions, filters } = query;
  if (filters.criteria && !dimensions.includes('criterion')) {
    return refuse('criteria-filter-needs-dimension', {});
  }
  const fine = finenessOf(query);
  const [finest] = fine;
  if (finest === undefined) {
    const filtered = filters.strata !== undefined || filters.procedureGroups !== undefined;
    return filtered ? refuse('strata-filter-needs-dimension', {}) : undefined;
  }
  // A kind of case and a day are told by themselves: with a channel or each other they would isolate people.
  const others = [
    ...fine.slice(1),
    ...(dimensions.includes('channel') || filters.channels ? ['channel'] : []),
    ...(query.rollUp ? ['rollUp'] : []),
    ...(query.compareWith ? ['compareWith'] : []),
    ...query.analyses,
    ...query.measures.filter((one) => !toldBy(finest).includes(one)),
    ...(finest === 'day' && dimensions.includes('criterion') ? ['criterion'] : []),
    ...(finest === 'official' ? besideOfficials(query) : []),
  ];
  return others.length > 0
    ? refuse('dimensions-conflict', { dimension: finest, others: others.join(', ') })
    : undefined;
}

function toldBy(fineness: Fineness): readonly IndexQuery['measures'][number][] {
  const always = ['n', 'linear', 'top-two-box'] as const;
  return fineness === 'official' ? [...always, 'response-rate', 'on-time'] : always;
}

/** An official's figures are those of a publication: of a whole quarter, all ballots and all criteria. */
function besideOfficials({ dimensions, grain, filters }: IndexQuery): string[] {
  const narrowed = ['assurance', 'setVersions', 'strata', 'procedureGroups'] as const;
  return [
    ...dimensions.filter((one) => one === 'criterion' || one === 'set-version' || one === 'assurance'),
    ...(grain === 'quarter' || grain === 'day' ? [] : [grain]),
    ...narrowed.filter((one) => filters[one] !== undefined),
  ];
}

export type Fineness = 'official' | 'stratum' | 'procedure-group' | 'day';

/** What the question asks for that is finer than a month's parts of a unit. */
export function finenessOf({ dimensions, grain }: IndexQuery): readonly Fineness[] {
  return [
    ...dimensions.filter((one) => one === 'official'),
    ...dimensions.filter((one) => one === 'stratum' || one === 'procedure-group'),
    ...(grain === 'day' ? (['day'] as const) : []),
  ];
}

function checkMeasures(query: IndexQuery): Refusal | undefined {
  const { measures, dimensions, analyses, grain } = query;
  const ofUnits = [
    ...measures.filter((one) => one === 'shrunken' || one === 'adjusted'),
    ...analyses.filter((one) => one !== 'control-chart'),
  ];
  const [measure] = ofUnits;
  const split = dimensions.filter((one) => one !== 'unit' && one !== 'assurance' && one !== 'set-version');
  if (measure !== undefined && (!dimensions.includes('unit') || split.length > 0)) {
    return refuse('measure-needs-dimension', {
      measure,
      dimension: 'unit',
      without: (split.length > 0 ? split : ['criterion', 'channel']).join(', '),
    });
  }
  const [served] = measures.filter((one) => one === 'response-rate' || one === 'on-time');
  const finer = dimensions.filter((one) => one === 'criterion' || one === 'channel' || one === 'set-version');
  if (served !== undefined && finer.length > 0) {
    return refuse('measure-needs-dimension', {
      measure: served,
      dimension: 'unit',
      without: finer.join(', '),
    });
  }
  const [found] = measures.filter((one) => one === 'integrity' || one === 'overall');
  const beside = [...finer, ...besideFindings(query)];
  if (found !== undefined && (!dimensions.includes('unit') || beside.length > 0)) {
    return refuse('measure-needs-dimension', {
      measure: found,
      dimension: 'unit',
      without: (beside.length > 0 ? beside : ['criterion', 'channel']).join(', '),
    });
  }
  if (!analyses.includes('control-chart')) return undefined;
  if (grain !== 'month') return refuse('analysis-needs-months', {});
  return split.length > 0
    ? refuse('measure-needs-dimension', {
        measure: 'control-chart',
        dimension: 'unit',
        without: split.join(', '),
      })
    : undefined;
}

/**
 * Findings are about a unit as it was: points of several under one limit would say nothing of any. And what is made of all
 * that is known of a unit is not made of a part of its ratings.
 */
function besideFindings({ rollUp, measures, filters }: IndexQuery): string[] {
  const parts = ['channels', 'setVersions'] as const;
  return [
    ...(rollUp ? ['rollUp'] : []),
    ...(measures.includes('overall') ? parts.filter((part) => filters[part] !== undefined) : []),
  ];
}

function refuse(code: string, details: Readonly<Record<string, unknown>>): Refusal {
  return { code, details };
}
