import { startPlatform } from '@namkhong/infra-local';
import { join } from 'node:path';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { sampleRatings } from '../samples/sample-ratings.js';
import { spread } from '../statistics/statistics.js';
import type { CellsDigest } from './cells-digest.js';
import { foldInShards, type Shards } from './fold-in-shards.js';

const distinct = 10_000;
/** So many come a second time, as after a crash of the relay. */
const repeated = 500;

const shards: readonly Shards[] = [
  { name: 'one', members: 1, partitions: 24, killOne: false },
  { name: 'two', members: 2, partitions: 24, killOne: false },
  { name: 'four', members: 4, partitions: 24, killOne: true },
  { name: 'repartitioned', members: 2, partitions: 7, killOne: false },
];

/** That sharing the work changes nothing; how much faster it gets, two cores cannot show. */
export const shardsGoal: Goal = {
  id: 'G15',
  title: 'cells after N = 1, 2, 4 consumers and after repartition, compared row by row',
  async measure({ folder, teardown, say }: GoalContext): Promise<Measurement> {
    const dataDir = join(folder, 'platform');
    const started = await startPlatform({ bus: 'postgres', dataDir, seed: true, freePorts: true, say });
    const platform = await teardown.add('the platform', started);
    const ratings = sampleRatings(distinct);
    const load = [...ratings, ...ratings.slice(0, repeated)];
    const digests: CellsDigest[] = [];
    for (const each of shards) {
      const digest = await foldInShards(platform, load, each);
      say(`${each.name}: ${JSON.stringify(digest.rows)} ${digest.digest}`);
      digests.push(digest);
    }
    const [reference] = digests;
    // Identical, and not identically empty.
    const differences = digests.map(({ digest, rows }) =>
      digest === reference?.digest && rows['rating'] === distinct ? 0 : 1,
    );
    return {
      first: {
        what: 'cells that differ from those of one consumer, or lack a rating',
        unit: 'differences',
        ...spread(differences),
        // One that differs is one too many, so the worst counts and not the middle.
        median: Math.max(...differences),
        bound: { at: 'most', must: 0, stretch: 0 },
      },
      details: {
        shards,
        ratings: distinct,
        repeated,
        rows: reference?.rows,
        digests: digests.map(({ digest }) => digest),
      },
    };
  },
};
