import type { Goal } from './goal.js';
import { matrixGoal } from './follow-up/matrix.goal.js';
import { scanGoal } from './follow-up/scan.goal.js';
import { foldGoal } from './freshness/fold.goal.js';
import { growthGoal } from './intake/growth.goal.js';
import { rebuildGoal } from './intake/rebuild.goal.js';
import { indexGoal } from './index-speed/index.goal.js';
import { idleGoal } from './platform/idle.goal.js';
import { lowGoal } from './low-rule/low.goal.js';
import { startGoal } from './platform/start.goal.js';
import { inpGoal } from './portal/inp.goal.js';
import { lighthouseGoal } from './portal/lighthouse.goal.js';
import { weightGoal } from './portal/weight.goal.js';
import { latencyGoal } from './ratings/latency.goal.js';
import { outboxGoal } from './ratings/outbox.goal.js';
import { overloadGoal } from './ratings/overload.goal.js';
import { ratingsGoal } from './ratings/ratings.goal.js';
import { reportGoal } from './report/report.goal.js';
import { drainGoal } from './relay/drain.goal.js';
import { queryGoal } from './query/query.goal.js';
import { recomputeGoal } from './query/recompute.goal.js';
import { searchGoal } from './search/search.goal.js';
import { rateGoal } from './sms/rate.goal.js';
import { submissionsGoal } from './sms/submissions.goal.js';
import { shardsGoal } from './sharding/shards.goal.js';

/** Every goal that can be measured, in the order in which they run. */
export const goals: readonly Goal[] = [
  ratingsGoal,
  outboxGoal,
  latencyGoal,
  drainGoal,
  foldGoal,
  rebuildGoal,
  growthGoal,
  queryGoal,
  recomputeGoal,
  submissionsGoal,
  rateGoal,
  idleGoal,
  overloadGoal,
  shardsGoal,
  startGoal,
  indexGoal,
  searchGoal,
  lowGoal,
  matrixGoal,
  scanGoal,
  reportGoal,
  lighthouseGoal,
  inpGoal,
  weightGoal,
];
