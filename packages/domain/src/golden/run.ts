import { readFileSync } from 'node:fs';
import { checkVectors, type GroupResult } from './check-vectors.js';

/** `npm run golden -- FILE…`: one line per group, the last line `N passed, M failed`; exit code 1 when any failed. */
const files = process.argv.slice(2);
const results = files.flatMap(checkFile);
for (const { group, failures } of results) {
  print(`${failures.length === 0 ? 'passed' : 'FAILED'} ${group}`);
  for (const failure of failures) print(`       ${failure}`);
}
if (files.length === 0) print('usage: npm run golden -- FILE…');
const failed = results.filter(({ failures }) => failures.length > 0).length;
print(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;

function checkFile(path: string): readonly GroupResult[] {
  try {
    const file: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return checkVectors(file);
  } catch (error) {
    return [{ group: path, failures: [error instanceof Error ? error.message : String(error)] }];
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
