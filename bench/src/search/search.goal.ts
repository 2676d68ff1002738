import { z } from 'zod';
import type { Goal, GoalContext, Measurement } from '../goal.js';
import { alternate, pairedRatios, restlessness } from '../statistics/alternate.js';
import { median, percentile, spread } from '../statistics/statistics.js';
import { loadPlain, loadRegister } from './load-documents.js';
import { startRegisterService, type RegisterService } from './register-service.js';
import { sampleDocuments } from './sample-documents.js';
import { askAbout, pathOf, plainSql, type Question } from './search-questions.js';

const documentCount = 100_000;
const rounds = 5;
/** Questions of a round whose times make the percentile. */
const perRound = 400;
/** Questions asked both ways: a plain table needs seconds for one. */
const bothWays = 6;

const answer = z.object({ order: z.enum(['relevance', 'date']), items: z.array(z.unknown()) });

/** How long the public waits for an answer of the register, and a plain table beside it. */
export const searchGoal: Goal = {
  id: 'SEARCH',
  title: 'search over 100,000 documents through HTTP; a plain table with ILIKE and unaccent beside it',
  async measure(context: GoalContext): Promise<Measurement> {
    const { say } = context;
    const service = await startRegisterService(context);
    const documents = sampleDocuments(documentCount, 693);
    await loadRegister(service.database, documents);
    say(`${documents.length} documents are in the register`);
    await loadPlain(service.database, documents);
    say('the plain table is loaded');
    const questions = askAbout(documents, rounds * perRound, 12);
    for (const question of questions.slice(0, 100)) await service.ask(pathOf(question));

    const seen: number[][] = [];
    let byDate = 0;
    let empty = 0;
    for (let round = 0; round < rounds; round += 1) {
      const times: number[] = [];
      for (const question of questions.slice(round * perRound, (round + 1) * perRound)) {
        const began = performance.now();
        const body = await service.ask(pathOf(question));
        times.push(performance.now() - began);
        const { order, items } = answer.parse(JSON.parse(body));
        if (order === 'date') byDate += 1;
        if (items.length === 0) empty += 1;
      }
      seen.push(times);
      say(
        `round ${round + 1}: p50 ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`,
      );
    }
    if (empty > 0) throw new Error(`${empty} questions about documents of the register found none`);
    const few = questions.slice(0, bothWays);
    const results = await alternate(
      rounds,
      () => plainly(service, few),
      () => through(service, few),
    );
    const reason = restlessness(results);
    const all = seen.flat();
    return {
      first: {
        what: 'p95 of an answer through HTTP',
        unit: 'ms',
        ...spread(seen.map((times) => percentile(times, 0.95))),
        bound: { at: 'most', must: 100, stretch: 50 },
      },
      second: {
        what: 'the plain table’s time ÷ the register’s',
        unit: 'ratio',
        ...spread(pairedRatios(results)),
        bound: { at: 'least', must: 10, stretch: 30 },
      },
      details: {
        documents: documents.length,
        questions: all.length,
        byDate,
        p50: median(all),
        p95: percentile(all, 0.95),
        p99: percentile(all, 0.99),
        longest: Math.max(...all),
        plainMs: median(results.flatMap(({ a }) => a)),
        registerMs: median(results.flatMap(({ b }) => b)),
      },
      ...(reason !== undefined && { void: reason }),
    };
  },
};

/** Milliseconds of one question to the plain table, the mean of all. */
async function plainly({ database }: RegisterService, questions: readonly Question[]): Promise<number> {
  const began = performance.now();
  for (const question of questions) await database.query(plainSql(question));
  return (performance.now() - began) / questions.length;
}

/** Milliseconds of one question to the service, the mean of all. */
async function through(service: RegisterService, questions: readonly Question[]): Promise<number> {
  const began = performance.now();
  for (const question of questions) await service.ask(pathOf(question));
  return (performance.now() - began) / questions.length;
}
