import { startPlatform, Teardown, type RunningPlatform } from '@namkhong/infra-local';
import { localDate } from '@namkhong/domain';
import { assemble, type Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';

interface StoryOptions {
  readonly bus: 'postgres' | 'kafka';
  readonly dataDir: string;
  readonly say: (line: string) => void;
}

/** A platform that is stopped and started again on each day of a story, its clocks set to that day. */
export class Story {
  private running: Teardown | undefined;

  constructor(private readonly options: StoryOptions) {}

  /** The same data on another day, nine in the morning in Hà Nội, with everybody logged in afresh. */
  async on(day: string): Promise<Cast & { readonly today: string }> {
    await this.stop();
    const { say, ...kept } = this.options;
    const teardown = new Teardown(say);
    this.running = teardown;
    const morning = new Date(`${day}T02:00:00.000Z`);
    const clockAheadSeconds = Math.round((morning.getTime() - Date.now()) / 1000);
    const platform: RunningPlatform = await startPlatform({
      ...{ ...kept, seed: true, freePorts: true, clockAheadSeconds, teardown, say },
    });
    demand(
      'the day of the story',
      localDate(new Date(Date.now() + 1000 * clockAheadSeconds)),
      (is) => is === day,
    );
    return { ...(await assemble(platform)), today: day };
  }

  async stop(): Promise<void> {
    await this.running?.run();
    this.running = undefined;
  }
}
