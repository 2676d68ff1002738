import { composeScore, printScore, sumByMonth } from '@namkhong/domain';
import { z } from 'zod';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { spread } from '../statistics/statistics.js';
import { daysOf, extent, makeAnswers, unitId } from './answers.js';
import { startAskedService } from './asked-service.js';
import { foldAnswers, partsOf, type Part } from './fold-answers.js';
import { loadCells } from './load-answers.js';

const bounds = z.object({ lower: z.string(), upper: z.string() }).nullable();
const answer = z.object({
  next: z.string().nullable(),
  rows: z.array(
    z.object({
      period: z.string(),
      unitId: z.string().nullable(),
      criterion: z.string().nullable(),
      n: z.int().nullable(),
      linear: z.string().nullable(),
      linearInterval: bounds,
      topTwoBox: z.string().nullable(),
      topTwoBoxInterval: bounds,
    }),
  ),
});
type Row = z.output<typeof answer>['rows'][number];

/** Every figure the service gives, digit for digit what comes out when all answers are computed from nothing. */
export const recomputeGoal: Goal = {
  id: 'G9',
  title: 'figures of the index against a full recomputation in exact fractions from the raw answers',
  async measure(context: GoalContext): Promise<Measurement> {
    const service = await startAskedService(context);
    const answers = makeAnswers(2);
    const cells = foldAnswers(answers, service.weights);
    await loadCells(service.database, context.folder, cells, partsOf(cells, answers.criteria));
    const weighted = service.codes.map((code, index) => ({ code, weight: service.weights[index] ?? 0 }));
    const months = [...new Set(daysOf(extent.months).map((day) => day.slice(0, 7)))];
    /** All pages of an answer. */
    const ask = async (dimensions: string[], grain: string, from: number, to: number) => {
      const rows: Row[] = [];
      let cursor: string | null = null;
      do {
        const page: z.output<typeof answer> = answer.parse(
          await service.ask({
            setCode: 'sipas',
            measures: ['n', 'linear', 'top-two-box'],
            dimensions,
            grain,
            window: { from: months[from], to: months[to] },
            ...(cursor !== null && { cursor }),
          }),
        );
        rows.push(...page.rows);
        cursor = page.next;
      } while (cursor !== null);
      return rows;
    };
    const whole = cells.map(({ unit, month, channel, content }): Part => ({
      unit,
      month,
      channels: [channel],
      content,
    }));
    const figure = (parts: readonly Part[], criterion: number | null) => {
      const ofMonths = sumByMonth(parts.map(({ month, content }) => ({ month: String(month), content })));
      if (criterion === null) return printScore(composeScore({ criteria: weighted }, ofMonths));
      const [code = ''] = service.codes.slice(criterion);
      const alone = ofMonths.map(({ histograms }) => {
        const counts = histograms.slice(5 * criterion, 5 * criterion + 5);
        const rated = counts.reduce((total, count) => total + count, 0n);
        return { rated, histograms: counts, crosses: [], days: [] };
      });
      return printScore(composeScore({ criteria: [{ code, weight: 10_000 }] }, alone));
    };
    const differences: number[] = [];
    let compared = 0;
    const compare = (rows: readonly Row[], partsOfRow: (row: Row) => readonly Part[], expected: number) => {
      let wrong = rows.length === expected ? 0 : Math.abs(rows.length - expected);
      for (const row of rows) {
        const criterion = row.criterion === null ? null : service.codes.indexOf(row.criterion);
        const { n, linear, linearInterval, topTwoBox, topTwoBoxInterval } = figure(
          partsOfRow(row),
          criterion,
        );
        const told = [row.n, row.linear, row.linearInterval, row.topTwoBox, row.topTwoBoxInterval];
        const computed = [n, linear, linearInterval, topTwoBox, topTwoBoxInterval];
        if (JSON.stringify(told) !== JSON.stringify(computed)) wrong += 1;
        compared += 1;
      }
      differences.push(wrong);
    };
    const lastYear = whole.filter(({ month }) => month >= 12);
    const byUnit = Map.groupBy(lastYear, ({ unit }) => unitId(unit));
    compare(await ask(['unit'], 'all', 12, 23), (row) => byUnit.get(row.unitId ?? '') ?? [], byUnit.size);
    context.say(`units over twelve months: ${differences.at(-1)} differences`);
    const byMonth = Map.groupBy(whole, ({ month }) => months[month]);
    compare(
      await ask(['criterion'], 'month', 0, 23),
      (row) => byMonth.get(row.period) ?? [],
      months.length * service.codes.length,
    );
    context.say(`months by criterion: ${differences.at(-1)} differences`);
    compare(await ask([], 'month', 0, 23), (row) => byMonth.get(row.period) ?? [], months.length);
    context.say(`months of everybody: ${differences.at(-1)} differences`);
    const byBoth = Map.groupBy(lastYear, ({ unit, month }) => `${unitId(unit)} ${months[month]}`);
    compare(
      await ask(['unit'], 'month', 12, 23),
      (row) => byBoth.get(`${row.unitId} ${row.period}`) ?? [],
      byBoth.size,
    );
    context.say(`units by month: ${differences.at(-1)} differences`);
    return {
      first: {
        what: 'figures that are not, digit for digit, what a recomputation from nothing gives',
        unit: 'differences',
        ...spread(differences),
        median: differences.reduce((total, each) => total + each, 0),
        bound: { at: 'most', must: 0, stretch: 0 },
      },
      details: { ...extent, answers: answers.ratings * answers.criteria, figuresCompared: compared },
    };
  },
};
