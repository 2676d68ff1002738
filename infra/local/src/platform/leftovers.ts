import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const processMark = z.object({ name: z.string(), pid: z.int(), startedAt: z.string() });
const schema = z.object({ supervisor: processMark, children: z.array(processMark) });
type ProcessMark = z.output<typeof processMark>;

/** Which processes belong to a data folder, so that a start after a crash can tidy up behind it. */
export class RunningProcesses {
  /** By name, the supervisor first. */
  readonly pids = new Map([['supervisor', process.pid]]);
  private readonly file: string;
  private writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.file = join(folder, 'running.json');
  }

  /**
   * Ends what a supervisor that was killed left running.
   * Rejects where the supervisor lives: two of them would share one database.
   */
  async clear(report: (line: string) => void): Promise<void> {
    const text = await readFile(this.file, 'utf8').catch(() => null);
    const recorded = schema.safeParse(text === null ? null : JSON.parse(text)).data;
    if (!recorded) return;
    if (await lives(recorded.supervisor)) {
      throw new Error(`the platform is running here already (process ${recorded.supervisor.pid})`);
    }
    for (const child of recorded.children.reverse()) {
      if (!(await lives(child))) continue;
      report(`ending ${child.name}, left over from an earlier start`);
      await end(child);
    }
  }

  /** Notes a process; the file is written after every change, one write after another. */
  note(name: string, pid: number): Promise<void> {
    this.pids.set(name, pid);
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  /** Everything has ended in order. */
  async stop(): Promise<void> {
    await this.writing;
    await rm(this.file, { force: true });
  }

  private async write(): Promise<void> {
    const [supervisor, ...children] = await Promise.all([...this.pids].map(([name, pid]) => mark(name, pid)));
    await writeFile(`${this.file}.new`, JSON.stringify({ supervisor, children }));
    await rename(`${this.file}.new`, this.file);
  }
}

async function mark(name: string, pid: number): Promise<ProcessMark> {
  return { name, pid, startedAt: (await startTime(pid)) ?? '' };
}

/**
 * A process id is given out again; with its start time it is unique. Unknown where there is no /proc, and of a
 * process that has ended and only waits to be reaped, for which a container may have nobody.
 */
async function startTime(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in parentheses, may hold spaces; after it comes the state, and 19 fields on the start time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? undefined : fields[19];
}

async function lives({ pid, startedAt }: ProcessMark): Promise<boolean> {
  return startedAt !== '' && (await startTime(pid)) === startedAt;
}

async function end(child: ProcessMark): Promise<void> {
  process.kill(child.pid, child.name === 'PostgreSQL' ? 'SIGINT' : 'SIGTERM');
  for (let waited = 0; waited < 10_000; waited += 100) {
    if (!(await lives(child))) return;
    await sleep(100);
  }
  process.kill(child.pid, 'SIGKILL');
}
