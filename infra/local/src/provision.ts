import { readEnvironment } from './environment.js';
import { provisionParts } from './provision/provision-parts.js';

const environment = readEnvironment();
const say = (line: string) => process.stdout.write(`${line}\n`);
const provision = await provisionParts(
  ['redis', 'chromium', 'kcat', 'kannel', 'pgbench', 'java', 'kafka', 'open311'],
  environment,
  say,
);
for (const line of provision.lines()) say(line);
process.exitCode = provision.missing.length > 0 ? 1 : 0;
