import { setTimeout as sleep } from 'node:timers/promises';
import { type ProcessOptions, startProcess, type StartedProcess } from '../process/start-process.js';
import { waitUntil } from '../process/wait-until.js';

const startingMs = 60_000;
/** A service that ran this long was well: its earlier deaths are forgotten. */
const wellAfterMs = 60_000;
const deathLimit = 6;
const firstPauseMs = 500;
const longestPauseMs = 15_000;

export interface SupervisedOptions {
  readonly name: string;
  readonly process: ProcessOptions;
  /** Answers 200 once the service may be sent requests. */
  readonly readyUrl: string;
  /** Told of deaths and restarts. */
  readonly report: (line: string) => void;
  /** Called after each start, with a new process id. */
  readonly onSpawned: (pid: number) => void;
  /** Called when the service keeps dying and is given up. */
  readonly onGivenUp: (error: Error) => void;
}

/** A service that is started again when it dies, with growing pauses, until it has died too often. */
export class SupervisedService {
  private current: StartedProcess | undefined;
  private deaths = 0;
  private readonly stopping = new AbortController();
  private watching: Promise<void> = Promise.resolve();

  constructor(private readonly options: SupervisedOptions) {}

  get pid(): number | undefined {
    return this.current?.running() ? this.current.pid : undefined;
  }

  async spawn(): Promise<void> {
    this.current = await startProcess(this.options.process);
    this.options.onSpawned(this.current.pid);
  }

  /** Waits for the first readiness; only from then on is a death followed by a restart. */
  async ready(): Promise<void> {
    const started = this.current;
    if (!started) throw new Error(`${this.options.name} was not spawned`);
    await this.untilReady(started);
    this.watching = this.watch(started).catch((error: unknown) => this.options.onGivenUp(error as Error));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.current?.stop();
    await this.watching;
  }

  private async watch(first: StartedProcess): Promise<void> {
    const { name, report } = this.options;
    let running = first;
    for (;;) {
      const since = performance.now();
      const { code, signal } = await running.exited;
      if (this.stopping.signal.aborted) return;
      this.deaths = performance.now() - since > wellAfterMs ? 1 : this.deaths + 1;
      if (this.deaths > deathLimit) throw new Error(`${name} died ${this.deaths} times in a row`);
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (this.deaths - 1));
      report(`${name} ended (${signal ?? `status ${code}`}); starting it again in ${pause / 1_000} s`);
      await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      if (this.stopping.signal.aborted) return;
      running = await this.restart();
    }
  }

  private async restart(): Promise<StartedProcess> {
    const started = await startProcess(this.options.process);
    this.current = started;
    this.options.onSpawned(started.pid);
    if (this.stopping.signal.aborted) {
      await started.stop();
      return started;
    }
    await this.untilReady(started).then(
      () => this.options.report(`${this.options.name} is back`),
      (error: unknown) => this.options.report((error as Error).message),
    );
    return started;
  }

  private untilReady(process: StartedProcess): Promise<void> {
    const { name, readyUrl } = this.options;
    const probe = async () => (await fetch(readyUrl, { signal: AbortSignal.timeout(2_000) })).ok;
    return waitUntil({ what: name, probe, timeoutMs: startingMs, everyMs: 100, process });
  }
}
