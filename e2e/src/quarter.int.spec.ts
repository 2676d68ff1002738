import { describe, expect, it } from '@jest/globals';
import { playQuarter } from './quarter/play-quarter.js';
import { temporaryFolder } from './testing/temporary-platform.js';

describe('npm run loop -- --quarter', () => {
  it('plays the follow-up of a quarter through, over five restarts', async () => {
    const { dataDir, teardown, said, say } = await temporaryFolder();
    const lines: string[] = [];
    try {
      await playQuarter({
        ...{ bus: 'postgres', dataDir, teardown, say },
        print: (line) => lines.push(line),
      });
    } catch (error) {
      throw new Error([...said, ...lines].join('\n'), { cause: error });
    } finally {
      await teardown.run();
    }
    const steps = lines.map((line) => JSON.parse(line) as { readonly step?: string; readonly ok?: true });
    expect(steps.at(-1)).toMatchObject({ ok: true, quarter: '2026-Q4' });
    expect(steps).toHaveLength(16 + 18 + 1);
  }, 420_000);
});
