import { z } from 'zod';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { alternate, pairedRatios, restlessness } from '../statistics/alternate.js';
import { median, spread } from '../statistics/statistics.js';
import { startFollowedService } from './followed-service.js';

const rounds = 5;
const scanned = z.object({ examined: z.int(), taken: z.int() });

/**
 * Steps as plain SQL would take them: by days of the calendar, whether worked or not, with nobody to tell and no event. The
 * same rows are written with the same key.
 */
const plainSql = `
  INSERT INTO plain_escalations
  SELECT a.assignment_id, s.step->>'code', s.about, s.about + (s.step->>'workingDays')::int, now()
    FROM assignments a
    JOIN escalation_ladders l USING (urgency)
    CROSS JOIN LATERAL (
      SELECT step, CASE WHEN step->>'anchor' = 'issue' THEN a.issued_at::date ELSE a.due_on END AS about
        FROM jsonb_array_elements(l.steps) step) s
   WHERE a.state NOT IN ('accepted', 'withdrawn')
     AND NOT (s.step->>'stoppedBy' = 'acknowledgement' AND a.acknowledged_at IS NOT NULL)
     AND NOT (s.step->>'stoppedBy' = 'claim' AND a.state = 'claimed')
     AND s.about + (s.step->>'workingDays')::int <= CURRENT_DATE
     AND NOT (s.step->>'anchor' = 'due' AND (s.step->>'workingDays')::int <= 0 AND CURRENT_DATE > s.about)
  ON CONFLICT DO NOTHING`;

/** How long the daily look takes on its worst day, on which nearly every open task has a step due. */
export const scanGoal: Goal = {
  id: 'SCAN',
  title: 'escalation scan of 10,065 open tasks, steps stored and announced; plain SQL beside it',
  async measure(context: GoalContext): Promise<Measurement> {
    const { database, ask, tasks, processorSeconds, quiet: rest } = await startFollowedService(context);
    await database.query(
      `CREATE TABLE plain_escalations (assignment_id uuid, step text, about date, fell_due_on date, taken_at timestamptz,
                                       PRIMARY KEY (assignment_id, step, about))`,
    );
    const taken: number[] = [];
    const quiet: number[] = [];
    const processor: number[] = [];
    const look = async () => {
      const began = performance.now();
      const scan = scanned.parse(JSON.parse(await ask('POST', 'escalation/scans')));
      if (scan.examined !== tasks) throw new Error(`only ${scan.examined} of ${tasks} tasks were looked at`);
      return { seconds: (performance.now() - began) / 1_000, taken: scan.taken };
    };
    const scan = async () => {
      await rest();
      await database.query('TRUNCATE escalations');
      await database.query('CHECKPOINT');
      const before = await processorSeconds();
      const first = await look();
      processor.push((await processorSeconds()) - before);
      taken.push(first.taken);
      quiet.push((await look()).seconds);
      return first.seconds;
    };
    const sql = async () => {
      await rest();
      await database.query('TRUNCATE plain_escalations');
      await database.query('CHECKPOINT');
      const began = performance.now();
      await database.query(plainSql);
      return (performance.now() - began) / 1_000;
    };
    await scan();
    await sql();
    const measured = await alternate(rounds, scan, sql);
    const restless = restlessness(measured);
    return {
      first: {
        what: 'a scan that takes thousands of steps',
        unit: 's',
        ...spread(measured.flatMap(({ a }) => a)),
        bound: { at: 'most', must: 5, stretch: 2 },
      },
      details: {
        tasks,
        stepsTaken: median(taken),
        processorSecondsOfTheService: median(processor),
        scanThatFindsNothingNewSeconds: median(quiet),
        plainSqlSeconds: median(measured.flatMap(({ b }) => b)),
        timesPlainSql: median(pairedRatios(measured)),
      },
      ...(restless === undefined ? {} : { void: restless }),
    };
  },
};
