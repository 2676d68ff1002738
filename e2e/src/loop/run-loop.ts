import { provisionParts, readEnvironment, startPlatform, type Teardown } from '@namkhong/infra-local';
import { followActs } from '../journeys/acts.js';
import { lookFromOutside } from '../journeys/bus.js';
import { followClause } from '../journeys/clause.js';
import { followContest } from '../journeys/contest.js';
import { walkRoutes } from '../journeys/permissions.js';
import { verifyPublished } from '../journeys/publication.js';
import { compareWithPublisher, compareWithSurvey } from '../journeys/published-data.js';
import { followRating } from '../journeys/rating.js';
import { followTask } from '../journeys/task.js';
import { followReport } from '../journeys/report.js';
import { demandUnmoved, readToldFigures } from '../journeys/told-figures.js';
import { assemble } from './cast.js';
import { Trace } from './trace.js';

export interface LoopOptions {
  readonly bus: 'postgres' | 'kafka';
  /** An empty folder; everything the platform keeps lies here. */
  readonly dataDir: string;
  readonly teardown: Teardown;
  /** Told what happens while the platform starts. */
  readonly say: (line: string) => void;
  /** Takes the lines of the trace. */
  readonly print: (line: string) => void;
}

/**
 * Starts the whole platform as `npm start` does, on free ports and fresh data, and follows both journeys through its
 * public origin.
 *
 * @throws Error at the first thing that is not as it should be
 */
export async function runLoop({ bus, dataDir, teardown, say, print }: LoopOptions): Promise<void> {
  const platform = await startPlatform({ bus, dataDir, seed: true, freePorts: true, teardown, say });
  const trace = new Trace(print);
  const cast = await assemble(platform);
  const told = await readToldFigures(cast);
  await followRating(cast, trace);
  await followClause(cast, trace);
  await followTask(cast, trace);
  await compareWithPublisher(cast, trace);
  await compareWithSurvey(cast, trace);
  await demandUnmoved(cast, trace, told);
  await verifyPublished(cast, trace, dataDir);
  await followReport(cast, trace);
  await followContest(cast, trace);
  await followActs(trace, dataDir);
  await walkRoutes(cast, trace);
  if (platform.brokers !== null) {
    const kcat = (await provisionParts(['kcat'], readEnvironment(), say)).path('kcat');
    if (kcat) await lookFromOutside(kcat, platform.brokers, trace);
    else trace.add({ journey: 'bus', step: 'kcat is missing: the broker was not looked at from outside' });
  }
  trace.finish({ bus });
}
