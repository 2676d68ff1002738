import { readEnvironment } from '../environment.js';
import { Teardown, tearDownOnExit } from '../process/teardown.js';
import { startSimulator } from './simulator.js';

const environment = readEnvironment();
const { SMSC_SYSTEM_ID: systemId, SMSC_PASSWORD: password } = environment;
const say = (line: string) => process.stdout.write(`${line}\n`);

if (systemId === undefined || password === undefined) {
  process.stderr.write('SMSC_SYSTEM_ID and SMSC_PASSWORD say who may bind; set both.\n');
  process.exit(1);
}

const teardown = new Teardown(say);
tearDownOnExit(teardown, say);
const simulator = await startSimulator({
  systemId,
  password,
  host: environment.SMSC_HOST,
  smppPort: environment.SMSC_PORT,
  httpPort: environment.SMSC_HTTP_PORT,
});
await teardown.add('simulator', simulator);
say(`SMS simulator: SMPP on port ${simulator.smppPort}, messages at ${simulator.httpUrl}/messages`);
