import { cpus, loadavg } from 'node:os';

/** A browser on a machine with other work measures that work: more than half of the cores taken before it starts is too much. */
const tolerated = 0.5;

/** Why nothing that a browser takes its time for counts now; nothing where the machine is quiet. Asked before anything is started. */
export function busyNow(): { readonly void?: string } {
  const [load = 0] = loadavg();
  const cores = cpus().length;
  if (load <= tolerated * cores) return {};
  return { void: `the load average was ${load.toFixed(1)} on ${cores} cores before it began` };
}
