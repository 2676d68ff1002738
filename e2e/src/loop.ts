import { Teardown, tearDownOnExit } from '@namkhong/infra-local';
import { parseArgs } from 'node:util';
import { makeDataFolder } from './loop/data-folder.js';
import { runLoop } from './loop/run-loop.js';

const usage = 'npm run loop [-- --bus postgres|kafka]\n';
const say = (line: string) => process.stderr.write(`${line}\n`);
const print = (line: string) => process.stdout.write(`${line}\n`);

const bus = readBus();
const teardown = new Teardown(say);
tearDownOnExit(teardown, say);
try {
  const dataDir = await makeDataFolder(teardown);
  await runLoop({ bus, dataDir, teardown, say, print });
} catch (error) {
  print(JSON.stringify({ ok: false, bus, error: (error as Error).message }));
  say((error as Error).stack ?? '');
  process.exitCode = 1;
} finally {
  await teardown.run();
}

function readBus(): 'postgres' | 'kafka' {
  try {
    const { bus: chosen = 'postgres' } = parseArgs({ options: { bus: { type: 'string' } } }).values;
    if (chosen === 'postgres' || chosen === 'kafka') return chosen;
  } catch {
    // Said below.
  }
  process.stderr.write(usage);
  process.exit(2);
}
