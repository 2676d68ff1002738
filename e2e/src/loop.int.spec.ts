import { describe, expect, it } from '@jest/globals';
import { runLoop } from './loop/run-loop.js';
import { hasKafka, runsInCi } from './testing/environment.js';
import { temporaryFolder } from './testing/temporary-platform.js';

const buses = [
  { bus: 'postgres', runs: true },
  { bus: 'kafka', runs: hasKafka || runsInCi },
] as const;

describe.each(buses)('npm run loop on $bus', ({ bus, runs }) => {
  (runs ? it : it.skip)(
    'follows both journeys to their ends',
    async () => {
      const { dataDir, teardown, said, say } = await temporaryFolder();
      const lines: string[] = [];
      try {
        await runLoop({ bus, dataDir, teardown, say, print: (line) => lines.push(line) });
      } catch (error) {
        throw new Error([...said, ...lines].join('\n'), { cause: error });
      } finally {
        await teardown.run();
      }
      const steps = lines.map(
        (line) => JSON.parse(line) as { readonly journey?: string; readonly ok?: true },
      );
      expect(steps.at(-1)).toMatchObject({ ok: true, bus });
      const journeys = [
        'rating',
        'clause',
        'task',
        'published-data',
        'publication',
        'report',
        'contest',
        'acts',
        'permissions',
        ...(bus === 'kafka' ? ['bus'] : []),
      ];
      expect([...new Set(steps.flatMap(({ journey }) => journey ?? []))]).toEqual(journeys);
    },
    240_000,
  );
});
