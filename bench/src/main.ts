import { Teardown, tearDownOnExit } from '@namkhong/infra-local';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { verdictOf, type Goal, type Measurement } from './goal.js';
import { goals } from './goals.js';
import { machine } from './machine/machine.js';
import { describeFigure } from './describe-figure.js';

const began = performance.now();
const say = (line: string) =>
  process.stderr.write(`${((performance.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${line}\n`);

const everything = new Teardown(say);
tearDownOnExit(everything, say);
const wanted = chosen(process.argv.slice(2));
for (const goal of wanted) {
  say(`${goal.id}  ${goal.title}`);
  try {
    const measured = await measure(goal);
    const verdict = verdictOf(measured);
    const { first, second, details, void: reason } = measured;
    const figures = second ? [first, second] : [first];
    for (const figure of figures) say(`  ${describeFigure(figure)}`);
    say(`  ${goal.id}: ${verdict}${reason ? `, because ${reason}` : ''}`);
    const line = {
      goal: goal.id,
      title: goal.title,
      median: first.median,
      second: second?.median ?? null,
      verdict,
      figures,
      details,
      void: reason ?? null,
      machine: machine(),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    if (verdict !== 'must' && verdict !== 'stretch') process.exitCode = 1;
  } catch (error) {
    // With its causes: of requests that failed they alone say why.
    say(`  ${goal.id} could not be measured: ${inspect(error)}`);
    process.exitCode = 1;
  }
}
await everything.run();

/** Each goal has servers and a folder of its own, and leaves nothing behind. */
async function measure(goal: Goal): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'namkhong-bench-'));
  const teardown = new Teardown(say);
  await everything.add(goal.id, { stop: () => teardown.run() });
  await teardown.add('the folder', { stop: () => rm(folder, { recursive: true, force: true }) });
  try {
    return await goal.measure({ folder, teardown, say: (line) => say(`  ${line}`) });
  } finally {
    await teardown.run();
  }
}

function chosen(ids: readonly string[]): readonly Goal[] {
  const unknown = ids.filter((id) => !goals.some((goal) => goal.id === id));
  if (unknown.length > 0) {
    process.stderr.write(
      `npm run bench [-- ${goals.map(({ id }) => id).join(' ')}]; not ${unknown.join(' ')}\n`,
    );
    process.exit(2);
  }
  return ids.length === 0 ? goals : goals.filter((goal) => ids.includes(goal.id));
}
