import { z } from 'zod';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { alternate, pairedRatios, restlessness } from '../statistics/alternate.js';
import { median, percentile, spread } from '../statistics/statistics.js';
import { startFollowedService } from './followed-service.js';

const rounds = 5;
/** Questions of one cell; each round has two of them. */
const asked = 10;

/** As much of the answer as shows that it is whole. */
const whole = z.object({
  units: z.int(),
  items: z.array(z.object({ cells: z.string() })),
  total: z.object({ verified: z.object({ counts: z.array(z.int()) }) }),
});

/** The same in PostgreSQL's words: a letter for each clause, four counts, by unit; without ratios, scope or legend. */
const plainSql = `
  SELECT u.code, u.name,
         string_agg(CASE WHEN a.state = 'accepted' THEN 'D' WHEN coalesce(a.claimed_on, CURRENT_DATE) > a.due_on THEN 'X'
                         WHEN a.state = 'claimed' THEN 'C' WHEN a.state = 'issued' THEN 'N' ELSE 'O' END, ''
                    ORDER BY c.ordinal) AS cells,
         count(*) FILTER (WHERE a.state = 'accepted' AND a.claimed_on <= a.due_on) AS done_in_time,
         count(*) FILTER (WHERE a.state = 'accepted' AND a.claimed_on > a.due_on) AS done_late,
         count(*) FILTER (WHERE a.state <> 'accepted' AND coalesce(a.claimed_on, CURRENT_DATE) <= a.due_on) AS open_in_time,
         count(*) FILTER (WHERE a.state <> 'accepted' AND coalesce(a.claimed_on, CURRENT_DATE) > a.due_on) AS open_overdue
    FROM assignments a JOIN units u USING (unit_id) JOIN clauses c USING (clause_id)
   WHERE a.directive_id = $1 GROUP BY u.unit_id ORDER BY u.code`;

/** How long an issuer waits for unit × clause over the whole country. */
export const matrixGoal: Goal = {
  id: 'MATRIX',
  title:
    'unit × clause of 10,065 open tasks over 3,355 units, whole, through the service; plain SQL beside it',
  async measure(context: GoalContext): Promise<Measurement> {
    const service = await startFollowedService(context);
    const path = `directives/${service.directiveId}/matrix?limit=5000`;
    const text = await service.ask('GET', path);
    const { units, items, total } = whole.parse(JSON.parse(text));
    const counted = total.verified.counts.reduce((sum, count) => sum + count, 0);
    if (units !== items.length || counted !== service.tasks || items.some(({ cells }) => cells.length !== 3))
      throw new Error('the matrix is not whole');
    const waits: number[][] = [];
    const each = async (work: () => Promise<unknown>) => {
      const times: number[] = [];
      for (let index = 0; index < asked; index++) {
        const began = performance.now();
        await work();
        times.push(performance.now() - began);
      }
      return times;
    };
    const processor: number[] = [];
    const matrix = async () => {
      const before = await service.processorSeconds();
      const times = await each(() => service.ask('GET', path));
      processor.push((1_000 * ((await service.processorSeconds()) - before)) / asked);
      waits.push(times);
      return median(times);
    };
    const sql = async () => median(await each(() => service.database.query(plainSql, [service.directiveId])));
    await matrix();
    await sql();
    waits.length = 0;
    const measured = await alternate(rounds, matrix, sql);
    const page = await each(() => service.ask('GET', `directives/${service.directiveId}/matrix`));
    const restless = restlessness(measured);
    return {
      first: {
        what: 'p95 of a whole matrix',
        unit: 'ms',
        ...spread(inPairs(waits).map((times) => percentile(times, 0.95))),
        bound: { at: 'most', must: 150, stretch: 75 },
      },
      details: {
        tasks: service.tasks,
        units,
        bytes: text.length,
        medianMs: median(waits.flat()),
        longestMs: Math.max(...waits.flat()),
        processorMsOfTheService: median(processor),
        plainSqlMedianMs: median(measured.flatMap(({ b }) => b)),
        timesPlainSql: median(pairedRatios(measured)),
        firstPageOf500: { medianMs: median(page), p95Ms: percentile(page, 0.95) },
      },
      ...(restless === undefined ? {} : { void: restless }),
    };
  },
};

/** Both cells of each round together. */
function inPairs(cells: readonly (readonly number[])[]): number[][] {
  return cells.flatMap((cell, index) => (index % 2 === 0 ? [[...cell, ...(cells[index + 1] ?? [])]] : []));
}
