import { demoUnit } from '@namkhong/nk';
import type { LoopOptions } from '../loop/run-loop.js';
import { Trace } from '../loop/trace.js';
import { findUnit } from '../journeys/find-unit.js';
import { playAttacks } from '../attacks/play-attacks.js';
import { followCase } from './case.js';
import { issueDirective } from './directive.js';
import { lookAtEscalation } from './escalation.js';
import { improve } from './improvement.js';
import { rateService } from './ratings.js';
import { compileReport } from './report.js';
import { Story } from './story.js';
import { followTasks } from './tasks.js';

/**
 * Plays the follow-up of the fourth quarter of 2026 through, a directive from its draft to the report of the quarter, with
 * the clocks of the services set to each day in turn: 5 and 6 October, 2 and 16 November, 21 December, 7 January. The platform is
 * stopped and started between them, as it would be in three months.
 *
 * @throws Error at the first thing that is not as it should be
 */
export async function playQuarter({ bus, dataDir, teardown, say, print }: LoopOptions): Promise<void> {
  const trace = new Trace(print);
  const story = await teardown.add('the story', new Story({ bus, dataDir, say }));

  const first = await story.on('2026-10-05');
  const wardId = await findUnit(first, demoUnit.name, demoUnit.code);
  const issued = await issueDirective(first, trace, wardId);
  const review = await followCase(trace);
  await review.notice(first);

  const tasks = await followTasks(trace, { ...issued, wardId });
  const second = await story.on('2026-10-06');
  await tasks.acknowledge(second);
  await review.reply(second);
  const plan = await improve(trace, { wardId, caseId: review.caseId });
  await plan.begin(second);

  const november = await story.on('2026-11-02');
  await tasks.report(november);
  await review.decide(november);
  await rateService(november, trace);
  const attacks = await playAttacks(trace, november);
  await attacks.cast(november);

  const middle = await story.on('2026-11-16');
  await tasks.claim(middle);
  await attacks.review(middle);
  await attacks.cast(middle);
  await plan.carryOut(middle);

  const late = await story.on('2026-12-21');
  await lookAtEscalation(late, trace, issued);
  await review.seeFinal(late);
  await attacks.cast(late);

  const end = await story.on('2027-01-07');
  await attacks.judge(end);
  await plan.measureAgain(end);
  await attacks.read(end);
  await compileReport(end, trace, issued);
  await story.stop();
  trace.finish({ bus, quarter: '2026-Q4' });
}
