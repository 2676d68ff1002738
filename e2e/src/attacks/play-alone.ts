import { publicationSummary } from '@namkhong/contracts/http/scoring-publication';
import type { LoopOptions } from '../loop/run-loop.js';
import { Trace } from '../loop/trace.js';
import { Story } from '../quarter/story.js';
import { playAttacks } from './play-attacks.js';

/**
 * Plays the attacks alone, on a platform that is stopped and started between their days.
 *
 * @throws Error at the first thing that is not as it should be
 */
export async function playAttacksAlone({ bus, dataDir, teardown, say, print }: LoopOptions): Promise<void> {
  const trace = new Trace(print);
  const story = await teardown.add('the story', new Story({ bus, dataDir, say }));
  const first = await story.on('2026-11-02');
  const attacks = await playAttacks(trace, first);
  await attacks.cast(first);
  const second = await story.on('2026-11-16');
  await attacks.review(second);
  await attacks.cast(second);
  const third = await story.on('2026-12-21');
  await attacks.cast(third);
  const end = await story.on('2027-01-07');
  await attacks.judge(end);
  await end.committeeOffice.call('/api/scoring/v1/periods', publicationSummary, {
    json: { setCode: 'sipas', quarter: '2026-Q4' },
  });
  await attacks.read(end);
  await story.stop();
  trace.finish({ bus, attacks: true });
}
