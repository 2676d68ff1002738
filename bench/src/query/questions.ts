import { unitId } from './answers.js';

/** One of the three questions of G8, as each of the three is asked it. */
export interface BenchQuestion {
  readonly name: string;
  readonly question: object;
  /** The same in PostgreSQL's words over the plain table. */
  readonly sql: string;
  readonly duck: string;
}

const one = 1_234;
const measures = ['n', 'linear', 'top-two-box'];
const figures =
  'count(*) AS n, 25 * avg(level - 1) AS linear, 100 * avg((level >= 4)::integer) AS top_two_box';

export const questions: readonly BenchQuestion[] = [
  {
    name: 'mean and share satisfied of every unit over twelve months',
    question: {
      setCode: 'sipas',
      measures,
      dimensions: ['unit'],
      grain: 'all',
      window: { from: '2025-12', to: '2026-11' },
    },
    ...same(
      `SELECT unit, ${figures} FROM answer WHERE day >= DATE '2025-12-01' AND day < DATE '2026-12-01' GROUP BY unit`,
    ),
  },
  {
    name: 'all units by month and question',
    question: {
      setCode: 'sipas',
      measures,
      dimensions: ['criterion'],
      grain: 'month',
      window: { from: '2024-12', to: '2026-11' },
    },
    ...same(`SELECT date_trunc('month', day) AS month, question, ${figures} FROM answer GROUP BY 1, 2`),
  },
  {
    name: 'one unit by month',
    question: {
      setCode: 'sipas',
      measures,
      dimensions: ['unit'],
      grain: 'month',
      window: { from: '2024-12', to: '2026-11' },
      filters: { unitIds: [unitId(one)] },
    },
    ...same(
      `SELECT date_trunc('month', day) AS month, ${figures} FROM answer WHERE unit = ${one} GROUP BY 1`,
    ),
  },
];

function same(sql: string): { readonly sql: string; readonly duck: string } {
  return { sql, duck: sql };
}
