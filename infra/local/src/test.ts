import { readEnvironment } from './environment.js';
import { Teardown, tearDownOnExit } from './process/teardown.js';
import { provisionParts } from './provision/provision-parts.js';
import { runJest } from './test-stack/run-jest.js';
import { startTestStack } from './test-stack/test-stack.js';

const environment = readEnvironment();
const say = (line: string) => process.stderr.write(`${line}\n`);
const provision = await provisionParts(
  ['redis', 'chromium', 'kcat', 'kannel', 'java', 'kafka', 'open311'],
  environment,
  say,
);
const missing = provision.missing.map(({ name, how }) => `${name} (${how})`).join('; ');

if (missing && environment.CI) {
  say(`CI needs every part, and these are missing: ${missing}`);
  process.exit(1);
}

const teardown = new Teardown(say);
tearDownOnExit(teardown, say);
try {
  const stack = await startTestStack(environment, provision, teardown);
  say(`tests run against ${Object.keys(stack).join(', ')}`);
  const { code, counts } = await runJest(process.argv.slice(2), stack);
  process.exitCode = code;
  if (missing) say(`tests that need these parts were skipped: ${missing}`);
  if (counts) {
    process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  }
} finally {
  await teardown.run();
}
