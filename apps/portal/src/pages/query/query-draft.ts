import type { IndexQuery } from '../../api/scoring.js';

export const measures = [
  'linear',
  'top-two-box',
  'n',
  'response-rate',
  'on-time',
  'shrunken',
  'adjusted',
] as const satisfies readonly IndexQuery['measures'][number][];
export const dimensions = [
  'unit',
  'criterion',
  'set-version',
  'assurance',
  'channel',
  'stratum',
  'procedure-group',
] as const satisfies readonly IndexQuery['dimensions'][number][];
export const grains = [
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
  readonly measures: readonly IndexQuery['measures'][number][];
  readonly dimensions: readonly IndexQuery['dimensions'][number][];
  readonly grain: IndexQuery['grain'];
  readonly from: string;
  readonly to: string;
}

export interface DraftFaults {
  readonly measures: boolean;
  readonly months: boolean;
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
