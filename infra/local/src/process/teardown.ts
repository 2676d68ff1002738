import { readEnvironment } from '../environment.js';

/** What was started, to be ended in reverse order, each thing once, whatever happens. */
export class Teardown {
  private readonly steps: { readonly name: string; readonly end: () => Promise<void> }[] = [];
  private ending: Promise<void> | undefined;

  constructor(private readonly report: (line: string) => void) {}

  /** Something that is ended the moment it arrives where ending has begun already. */
  async add<T extends { stop(): Promise<void> }>(name: string, started: T): Promise<T> {
    if (this.ending) {
      await started.stop();
      throw new Error(`${name} came up while everything was being stopped`);
    }
    this.steps.push({ name, end: () => started.stop() });
    return started;
  }

  /** Ends everything; a step that fails is reported and does not keep the others from being ended. */
  run(): Promise<void> {
    this.ending ??= this.endAll();
    return this.ending;
  }

  private async endAll(): Promise<void> {
    for (const { name, end } of this.steps.splice(0).reverse()) {
      try {
        await end();
      } catch (error) {
        this.report(`${name} did not stop in order: ${String(error)}`);
      }
    }
  }
}

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Ends everything and then this process when it is told to, or when an error nobody caught is about to end it. */
export function tearDownOnExit(teardown: Teardown, report: (line: string) => void): void {
  const leave = (code: number) => void teardown.run().then(() => process.exit(code));
  for (const [signal, code] of Object.entries(signals)) {
    process.once(signal, () => report('stopping'));
    process.on(signal, () => leave(code));
  }
  process.on('uncaughtException', (error) => {
    report(error.stack ?? error.message);
    leave(1);
  });
  if (readEnvironment().npm_lifecycle_event !== undefined) {
    whenOrphaned(() => leave(signals.SIGTERM));
  }
}

/**
 * `npm` hands SIGTERM to the shell between it and us, and that shell dies of it without telling us. What is left
 * to see is that our parent has changed. On Windows it never does.
 */
function whenOrphaned(leave: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    leave();
  }, 500);
  watch.unref();
}
