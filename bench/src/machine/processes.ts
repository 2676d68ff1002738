import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks a second in `/proc`, on every Linux that Node runs on. */
const ticksPerSecond = 100;

export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  /** Seconds of processor time since it was started. */
  readonly cpuSeconds: number;
  readonly command: string;
}

/** A process and everything it has started, as `/proc` has it now. Linux only. */
export async function processTree(root: number): Promise<ProcessFacts[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(names.map((name) => readProcess(Number(name))))).filter(
    (one) => one !== null,
  );
  const tree = all.filter(({ pid }) => pid === root);
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
  return tree;
}

async function readProcess(pid: number): Promise<ProcessFacts | null> {
  const [stat, command] = await Promise.all([readOf(pid, 'stat'), readOf(pid, 'cmdline')]);
  if (stat === null || command === null) return null;
  // The name in brackets may hold anything; what follows it is numbers, from field 3 (state) on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  return {
    pid,
    parent: field(4),
    cpuSeconds: (field(14) + field(15)) / ticksPerSecond,
    command: command.replaceAll('\0', ' ').trim(),
  };
}

/** Null where the process has ended; what must not be read is an error, or a figure would be too small unnoticed. */
async function readOf(pid: number, file: 'stat' | 'cmdline' | 'smaps_rollup'): Promise<string | null> {
  try {
    return await readFile(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
}

/** Memory of processes in GiB, pages they share counted once among them (proportional set size). */
export async function proportionalMemory(processes: readonly ProcessFacts[]): Promise<number> {
  const sizes = await Promise.all(
    processes.map(async ({ pid }) => {
      const text = await readOf(pid, 'smaps_rollup');
      return Number(/^Pss:\s+(\d+) kB$/m.exec(text ?? '')?.[1] ?? 0);
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20;
}

/** Memory that a process has in the machine, in GiB (resident set size). */
export async function residentMemory(pid: number): Promise<number> {
  const text = await readOf(pid, 'smaps_rollup');
  const size = /^Rss:\s+(\d+) kB$/m.exec(text ?? '')?.[1];
  if (size === undefined) throw new Error(`process ${pid} has ended`);
  return Number(size) / 2 ** 20;
}

/** Seconds of processor time of several processes by what `nameOf` calls them. */
export function cpuByName(
  processes: readonly ProcessFacts[],
  nameOf: (process: ProcessFacts) => string,
): Map<string, number> {
  const groups = Map.groupBy(processes, nameOf);
  return new Map(
    [...groups].map(([name, group]) => [name, group.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)]),
  );
}
