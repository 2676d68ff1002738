import { announcement } from './platform/announce.js';
import { startPlatform } from './platform/platform.js';
import { readStartOptions, usage, type StartOptions } from './platform/start-options.js';
import { Teardown, tearDownOnExit } from './process/teardown.js';

const began = performance.now();
const say = (line: string) =>
  process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);

const options = readOptions();
const teardown = new Teardown(say);
tearDownOnExit(teardown, say);

try {
  const onFailure = () => void teardown.run().then(() => process.exit(1));
  const platform = await startPlatform({ ...options, say, teardown, onFailure });
  const { origin, ports, accounts, nkClientSecret } = platform;
  process.stdout.write(
    options.freePorts
      ? `${JSON.stringify({ ready: true, origin, ports, accounts, nkClientSecret })}\n`
      : announcement(platform, options.dataDir),
  );
} catch (error) {
  say((error as Error).message);
  process.exitCode = 1;
}

function readOptions(): StartOptions {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(usage);
    process.exit();
  }
  try {
    return readStartOptions(args);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
