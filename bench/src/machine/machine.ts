import { availableParallelism, cpus, totalmem } from 'node:os';

/** Where it was measured: ratios are for comparing, absolute figures belong to this. */
export function machine(): Readonly<Record<string, unknown>> {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGiB: Number((totalmem() / 2 ** 30).toFixed(1)),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  };
}
