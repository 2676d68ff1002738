import { parentPort } from 'node:worker_threads';
import type { Answered, Asked } from './ratings-desk.js';
import { readEvents, ToldRatings } from './told-ratings.js';

/** What a rebuild has read on a thread of its own (`RatingsDesk`): one question at a time, in the order of the log. */
const told = new ToldRatings();

parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(answer(asked)));

function answer(asked: Asked): Answered {
  if (asked.kind === 'cells') return { kind: 'cells', deltas: told.takeCells() };
  for (const { named, set } of asked.sets) told.know(named, set);
  const events = readEvents(asked.records);
  const missing = told.unknown(events);
  return missing.length > 0 ? { kind: 'missing', sets: missing } : { kind: 'told', ...told.tell(events) };
}
