import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demand } from '../loop/demand.js';
import { runNk } from '../loop/run-nk.js';
import type { Trace } from '../loop/trace.js';

const services = 4;

/** Whatever was done by virtue of a grant so far, in chains that reach the heads which somebody outside noted. */
export async function followActs(trace: Trace, dataDir: string): Promise<void> {
  const heads = await runNk(dataDir, 'audit', 'head');
  demand('a head of every chain', heads, ({ status }) => status === 0);
  const noted = join(dataDir, 'heads.jsonl');
  await writeFile(noted, heads.lines.join('\n'));
  const verify = await runNk(dataDir, 'audit', 'verify', '--noted', noted);
  const whole = verify.lines.flatMap((line) => /^ok +(\w+) +(\d+) entries/.exec(line)?.slice(1, 3) ?? []);
  demand('every chain, up to the heads that were noted', verify, ({ status }) => {
    return status === 0 && whole.length === 2 * services;
  });
  trace.add({ journey: 'acts', step: 'every chain of acts is whole', chains: whole.join(' ') });

  const forged = heads.lines.map((line) =>
    line.replace(/"hash":"(.)/, (_, digit) => `"hash":"${digit === 'a' ? 'b' : 'a'}`),
  );
  await writeFile(noted, forged.join('\n'));
  demand(
    'heads that were not the platform’s',
    await runNk(dataDir, 'audit', 'verify', '--noted', noted),
    ({ status, lines }) => status === 1 && lines.some((line) => line.startsWith('broken')),
  );
  trace.add({ journey: 'acts', step: 'another head than the one noted: found, and the status is 1' });
}
