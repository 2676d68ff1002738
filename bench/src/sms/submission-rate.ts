import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatorProcess } from './simulator-process.js';

const warmUpMs = 2_000;
const everyMs = 50;

/**
 * Submissions a second that the message centre accepts, after a warm-up of two seconds and for as long as said, or until it
 * has all of them.
 *
 * @throws Error where it has got all before there was anything to measure
 */
export async function submissionRate(
  simulator: SimulatorProcess,
  seconds: number,
  all = Infinity,
): Promise<number> {
  const look = async () => ({ at: performance.now(), ...(await simulator.load()) });
  let first = await look();
  while (first.accepted === 0) first = await pause(look);
  const warmAt = first.at + warmUpMs;
  while (first.at < warmAt) first = await pause(look);
  let last = first;
  while (last.at < first.at + seconds * 1_000 && last.accepted < all) last = await pause(look);
  if (last.at - first.at < 1_000) throw new Error(`${all} messages are too few to measure`);
  return (last.accepted - first.accepted) / ((last.at - first.at) / 1_000);
}

async function pause<Result>(look: () => Promise<Result>): Promise<Result> {
  await sleep(everyMs);
  return look();
}
