import { Teardown, tearDownOnExit } from '@namkhong/infra-local';
import { parseArgs } from 'node:util';
import { playAttacksAlone } from './attacks/play-alone.js';
import { makeDataFolder } from './loop/data-folder.js';
import { playQuarter } from './quarter/play-quarter.js';
import { runLoop } from './loop/run-loop.js';

const usage = 'npm run loop [-- --bus postgres|kafka] [--quarter | --attacks]\n';
const say = (line: string) => process.stderr.write(`${line}\n`);
const print = (line: string) => process.stdout.write(`${line}\n`);

const { bus, play } = readOptions();
const teardown = new Teardown(say);
tearDownOnExit(teardown, say);
try {
  const dataDir = await makeDataFolder(teardown);
  await play({ bus, dataDir, teardown, say, print });
} catch (error) {
  print(JSON.stringify({ ok: false, bus, error: (error as Error).message }));
  say((error as Error).stack ?? '');
  process.exitCode = 1;
} finally {
  await teardown.run();
}

function readOptions(): { readonly bus: 'postgres' | 'kafka'; readonly play: typeof runLoop } {
  try {
    const {
      bus: chosen = 'postgres',
      quarter,
      attacks,
    } = parseArgs({
      options: { bus: { type: 'string' }, quarter: { type: 'boolean' }, attacks: { type: 'boolean' } },
    }).values;
    const play = quarter ? playQuarter : attacks ? playAttacksAlone : runLoop;
    if (chosen === 'postgres' || chosen === 'kafka') return { bus: chosen, play };
  } catch {
    // Said below.
  }
  process.stderr.write(usage);
  process.exit(2);
}
