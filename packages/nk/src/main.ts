import { ApiClient } from './client/api-client.js';
import { describeError } from './describe-error.js';
import { readEnvironment } from './environment.js';
import { createProgram } from './program.js';

// Whoever reads the output may have seen enough and closed the pipe: the work goes on without telling.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const { origin, clientSecret, bus, language } = readEnvironment();
  const client = new ApiClient(origin, clientSecret, language);
  await createProgram({ client, bus, print: (text) => process.stdout.write(`${text}\n`) }).parseAsync();
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
