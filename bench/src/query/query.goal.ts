import { DuckDBInstance } from '@duckdb/node-api';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { alternate, pairedRatios, restlessness } from '../statistics/alternate.js';
import { median, spread } from '../statistics/statistics.js';
import { extent, makeAnswers } from './answers.js';
import { startAskedService, type AskedService } from './asked-service.js';
import { foldAnswers, partsOf } from './fold-answers.js';
import { indexByUnit, loadCells, loadRaw, writeAnswers } from './load-answers.js';
import { questions } from './questions.js';

const rounds = 5;
/** More rows than any answer has; each of so many limits makes a question nobody asked before. */
const limits = { least: 5_000, most: 20_000 };
/** Each cell of a round asks until so long has passed. */
const cellMs = 1_000;

/** How much faster the index answers than the plain table, and DuckDB beside it; the worst of three questions counts. */
export const queryGoal: Goal = {
  id: 'G8',
  title: 'questions over ten million answers: through the service, raw SQL on the same PostgreSQL, DuckDB',
  async measure(context: GoalContext): Promise<Measurement> {
    const { say } = context;
    const service = await startAskedService(context);
    const { file, answers, releasedCells } = await load(context, service);
    const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
    const duck = await instance.connect();
    await duck.run(
      `CREATE TABLE answer AS SELECT * FROM read_csv('${file}', header = false, columns = {
         unit: 'INTEGER', day: 'DATE', question: 'SMALLINT', level: 'SMALLINT'})`,
    );
    say('DuckDB is loaded');
    const began = performance.now();
    await service.ask(questions[0]?.question ?? {});
    const firstMs = performance.now() - began;
    let asked = 0;
    const nextLimit = () => limits.most - (asked++ % (limits.most - limits.least));
    const measured = [];
    for (const { name, question, sql, duck: duckSql } of questions) {
      const index = () => timed(() => service.ask({ ...question, limit: nextLimit() }));
      const again = () => timed(() => service.ask(question));
      const raw = () => timed(() => service.database.query(sql));
      const beside = () => timed(async () => (await duck.runAndReadAll(duckSql)).getRowObjects());
      for (const each of [index, again, raw, beside]) await each();
      const againstRaw = await alternate(rounds, raw, index);
      const againstDuck = await alternate(rounds, index, beside);
      const keptAgainstRaw = await alternate(rounds, raw, again);
      const one = {
        name,
        rawMs: median(againstRaw.flatMap(({ a }) => a)),
        indexMs: median(againstRaw.flatMap(({ b }) => b)),
        duckMs: median(againstDuck.flatMap(({ b }) => b)),
        againMs: median(keptAgainstRaw.flatMap(({ b }) => b)),
        fasterAgain: median(pairedRatios(keptAgainstRaw)),
        faster: pairedRatios(againstRaw),
        ofDuck: pairedRatios(againstDuck),
        void: restlessness(againstRaw) ?? restlessness(againstDuck),
      };
      say(
        `${name}: raw ${one.rawMs.toFixed(2)} ms, index ${one.indexMs.toFixed(2)} ms, DuckDB ${one.duckMs.toFixed(2)} ms; index asked the same again ${one.againMs.toFixed(2)} ms`,
      );
      measured.push(one);
    }
    const oneUnit = await besideUnitIndex(service, nextLimit);
    say(
      `${questions.at(-1)?.name ?? ''}, the table indexed by unit as well: raw ${oneUnit.rawMs.toFixed(2)} ms, index ${oneUnit.indexMs.toFixed(2)} ms; a route that does nothing ${oneUnit.bareRouteMs.toFixed(2)} ms`,
    );
    duck.disconnectSync();
    instance.closeSync();
    const slowest = measured.toSorted((a, b) => median(a.faster) - median(b.faster))[0];
    const heaviest = measured.toSorted((a, b) => median(b.ofDuck) - median(a.ofDuck))[0];
    const restless = measured.find((one) => one.void !== undefined);
    return {
      first: {
        what: `raw SQL’s time ÷ the index’s, worst of three: ${slowest?.name ?? ''}`,
        unit: 'ratio',
        ...spread(slowest?.faster ?? []),
        bound: { at: 'least', must: 10, stretch: 30 },
      },
      second: {
        what: `the index’s time ÷ DuckDB’s, worst of three: ${heaviest?.name ?? ''}`,
        unit: 'ratio',
        ...spread(heaviest?.ofDuck ?? []),
        bound: { at: 'most', must: 3, stretch: 1 },
      },
      details: {
        ...extent,
        answers,
        releasedCells,
        firstAnswerMs: firstMs,
        oneUnitBesideUnitIndex: oneUnit,
        questions: measured.map(({ void: _void, ...one }) => ({
          ...one,
          faster: median(one.faster),
          ofDuck: median(one.ofDuck),
        })),
      },
      ...(restless?.void === undefined ? {} : { void: `${restless.name}: ${restless.void}` }),
    };
  },
};

/**
 * The plain table and the service's own. What was made for them is let go before anything is measured: whoever asks should
 * not be kept waiting by a heap full of answers.
 */
async function load({ folder, say }: GoalContext, { database, weights }: AskedService) {
  const answers = makeAnswers();
  const count = answers.ratings * answers.criteria;
  say(`${count} answers made`);
  const file = await writeAnswers(answers, folder);
  await loadRaw(database, file);
  say('the plain table is loaded, indexed and vacuumed');
  const cells = foldAnswers(answers, weights);
  const parts = partsOf(cells, answers.criteria);
  await loadCells(database, folder, cells, parts);
  say(`${cells.length} cells, ${parts.length} released`);
  return { file, answers: count, releasedCells: parts.length };
}

/**
 * The last question where the table is indexed by unit too, which by itself is an index of that one question. What stands in front of
 * every answer over HTTP, were it empty, is told with it.
 */
async function besideUnitIndex(service: AskedService, nextLimit: () => number) {
  const { question = {}, sql = '' } = questions.at(-1) ?? {};
  await indexByUnit(service.database);
  const raw = () => timed(() => service.database.query(sql));
  const index = () => timed(() => service.ask({ ...question, limit: nextLimit() }));
  const bare = () => timed(() => service.knock());
  for (const each of [raw, index, bare]) await each();
  const against = await alternate(rounds, raw, index);
  const bareRounds = await alternate(rounds, bare, raw);
  return {
    rawMs: median(against.flatMap(({ a }) => a)),
    indexMs: median(against.flatMap(({ b }) => b)),
    faster: median(pairedRatios(against)),
    bareRouteMs: median(bareRounds.flatMap(({ a }) => a)),
  };
}

/** Milliseconds of one question, the mean of as many as fit. */
async function timed(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let asked = 0;
  do {
    await ask();
    asked += 1;
  } while (performance.now() - began < cellMs);
  return (performance.now() - began) / asked;
}
