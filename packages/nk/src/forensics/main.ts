import { runForensics } from './run-forensics.js';

process.exitCode = await runForensics(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
});
