import { join } from 'node:path';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { spawnPlatform } from '../machine/spawned-platform.js';
import { spread } from '../statistics/statistics.js';

const runs = 3;

/** From nothing but the build: databases are made, migrations run, the demonstration is loaded. */
export const startGoal: Goal = {
  id: 'START',
  title: 'npm start after the build, on an empty data folder, until it is up and seeded',
  async measure({ folder, say }: GoalContext): Promise<Measurement> {
    const seconds: number[] = [];
    for (let run = 0; run < runs; run++) {
      const platform = await spawnPlatform({ dataDir: join(folder, String(run)), bus: 'postgres', say });
      await platform.stop();
      seconds.push(platform.secondsToReady);
      say(`ready after ${platform.secondsToReady.toFixed(1)} s`);
    }
    return {
      first: {
        what: 'seconds until seeded',
        unit: 's',
        ...spread(seconds),
        bound: { at: 'most', must: 30, stretch: 20 },
      },
      details: { seconds },
    };
  },
};
