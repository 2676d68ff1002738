import type { IndexQuery } from '../../api/scoring.js';

type Measure = IndexQuery['measures'][number];
type Dimension = IndexQuery['dimensions'][number];

const measures = [
  'linear',
  'top-two-box',
  'n',
  'response-rate',
  'on-time',
  'integrity',
  'overall',
  'shrunken',
  'adjusted',
] as const satisfies readonly Measure[];
const dimensions = [
  'unit',
  'official',
  'criterion',
  'set-version',
  'assurance',
  'channel',
  'stratum',
  'procedure-group',
] as const satisfies readonly Dimension[];
const grains = [
  'day',
  'month',
  'quarter',
  'half-year',
  'year',
  'all',
] as const satisfies readonly IndexQuery['grain'][];

/** What the form holds while it is filled in. */
export interface QueryDraft {
  readonly setCode: string;
  readonly measures: readonly Measure[];
  readonly dimensions: readonly Dimension[];
  readonly grain: IndexQuery['grain'];
  readonly from: string;
  readonly to: string;
}

export interface DraftFaults {
  readonly measures: boolean;
  readonly months: boolean;
}

/** Officials are told as they were told themselves: by the closed quarter, in these figures, and by their unit. */
const ofOfficials = {
  measures: ['linear', 'top-two-box', 'n', 'response-rate', 'on-time'] as readonly Measure[],
  dimensions: ['unit', 'official'] as readonly Dimension[],
  grain: 'quarter',
} as const;

/** What the form may offer beside what is chosen; officials only to whoever may ask about them. */
export function offered(draft: QueryDraft, mayAskOfficials: boolean) {
  const byOfficial = draft.dimensions.includes('official');
  return {
    measures: measures.filter((each) => !byOfficial || ofOfficials.measures.includes(each)),
    dimensions: dimensions.filter((each) =>
      byOfficial ? ofOfficials.dimensions.includes(each) : each !== 'official' || mayAskOfficials,
    ),
    grains: grains.filter((each) => !byOfficial || each === ofOfficials.grain),
  };
}

/** The draft with other dimensions, four at most; where officials are among them, without what cannot go with them. */
export function withDimensions(draft: QueryDraft, chosen: readonly Dimension[]): QueryDraft {
  if (!chosen.includes('official')) return { ...draft, dimensions: chosen.slice(0, 4) };
  return {
    ...draft,
    measures: draft.measures.filter((each) => ofOfficials.measures.includes(each)),
    dimensions: chosen.filter((each) => ofOfficials.dimensions.includes(each)),
    grain: ofOfficials.grain,
  };
}

const month = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The draft as a query, or what is wrong with it. */
export function toQuery(draft: QueryDraft): { query: IndexQuery } | { faults: DraftFaults } {
  const faults = {
    measures: draft.measures.length === 0,
    months: !month.test(draft.from) || !month.test(draft.to) || draft.to < draft.from,
  };
  if (faults.measures || faults.months) return { faults };
  return {
    query: {
      setCode: draft.setCode,
      measures: [...draft.measures],
      dimensions: [...draft.dimensions],
      grain: draft.grain,
      window: { from: draft.from, to: draft.to },
      filters: {},
      analyses: [],
      limit: 20_000,
    },
  };
}

/** The whole of this year so far, by unit and quarter. */
export function initialDraft(setCode: string, today: Date): QueryDraft {
  const [year, thisMonth] = today.toISOString().split('-');
  return {
    setCode,
    measures: ['linear', 'n'],
    dimensions: ['unit'],
    grain: 'quarter',
    from: `${year}-01`,
    to: `${year}-${thisMonth}`,
  };
}
