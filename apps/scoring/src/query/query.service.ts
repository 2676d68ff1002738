import type { IndexQuery, IndexResult } from '@namkhong/contracts/http/scoring-query';
import { PRIVACY_FLOOR } from '@namkhong/domain';
import { Database, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import type { CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { chartsOf, funnelsOf, rankUnits } from './analyse-rows.js';
import { fingerprintOf, readCursor, writeCursor } from './answer-cursor.js';
import { AdministrativeMeasures } from './administrative-measures.js';
import { answerQuery, MOST_ROWS, TooManyRowsError, type Answer } from './answer-query.js';
import { adjustRows } from './adjust-rows.js';
import { answerFinely } from './answer-finely.js';
import { checkQuestion, finenessOf, type Fineness } from './check-question.js';
import { compareRows } from './compare-rows.js';
import { FineCells } from './fine-cells.js';
import { OfficialFigures } from './official-figures.js';
import { answerKey, type KeptAnswers } from './kept-answers.js';
import { officialRows } from './official-rows.js';
import { wholeQuarters } from './period-of.js';
import type { ReleasedTable } from './released-table.js';
import type { Question } from './place-cells.js';
import { ReleasedTables } from './released-tables.js';
import { shrinkRows } from './shrink-rows.js';
import { UnitTrees } from './unit-trees.js';

/** The fewest people any figure rests on. */
const FLOOR = Number(PRIVACY_FLOOR);

/** Quarters of officials in one answer, as many as a page holds; beyond it a question is asked unit by unit. */
const MOST_OFFICIALS = 20_000;

/** What the caller must be allowed to do in the units of an answer. */
type QueryAction = 'index.query' | 'official-figures.query';

/** A question that no rule forbids, within what its caller may see. */
interface Admitted {
  readonly question: Question;
  readonly tables: readonly ReleasedTable[];
  readonly versions: readonly CriteriaSetVersion[];
  readonly answers: KeptAnswers;
}

/** Answers questions to the index, from released cells and within the caller's units. */
@Injectable()
export class QueryService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly tables: ReleasedTables,
    private readonly administrative: AdministrativeMeasures,
    private readonly trees: UnitTrees,
    private readonly fine: FineCells,
    private readonly officials: OfficialFigures,
  ) {}

  /**
   * @throws Problem 403 `permission-denied`; 404 `criteria-set-unknown`; 422 with the rule that the question breaks: see
   *   `problems.ts`
   */
  async answer(query: IndexQuery, caller: Caller): Promise<IndexResult> {
    const [fineness] = finenessOf(query);
    if (fineness === 'official') return this.answerByOfficial(query, caller);
    if (fineness) return this.answerFinely(query, fineness, caller);
    const admitted = await this.admit(query, caller);
    const key = answerKey(admitted.question);
    if (key === undefined) return this.compute(admitted);
    const known = admitted.answers.find(key);
    if (known) return known;
    const result = await this.compute(admitted);
    admitted.answers.keep(key, result);
    return result;
  }

  private async compute({ question, tables, versions }: Admitted): Promise<IndexResult> {
    const { query } = question;
    const scored = answerOrRefusal(question, tables);
    if (query.compareWith) {
      const other = { ...question, query: { ...question.query, window: query.compareWith } };
      compareRows(scored.rows, answerWithin(other, tables).rows);
    }
    if (query.measures.includes('shrunken')) shrinkRows(scored.rows);
    if (query.measures.includes('adjusted')) await this.adjust(query, scored, versions);
    const answer = await this.administrative.addTo(question, scored);
    return {
      ...page(query, answer),
      ...analysed(query, answer),
      versions: versionsIn(query.window, versions),
    };
  }

  private async answerFinely(
    query: IndexQuery,
    fineness: Exclude<Fineness, 'official'>,
    caller: Caller,
  ): Promise<IndexResult> {
    const { question, versions } = await this.admit(query, caller);
    const { told, untold } = await this.fine.select({
      setCode: query.setCode,
      dimension: fineness === 'day' ? 'day' : 'stratum',
      window: query.window,
      unitIds: question.unitIds && [...question.unitIds],
    });
    const rows = answerFinely(query, fineness, versions, told, untold);
    if (rows.length > MOST_ROWS) throw new Problem(422, 'query-too-large', { most: MOST_ROWS });
    const answer: Answer = {
      rows: rows.map((row) => ({ row, shares: [] })),
      withheldCells: untold.length,
      illustrative: told.some(({ illustrative }) => illustrative),
      latest: told.reduce((last, { toldAt }) => Math.max(last, toldAt), 0),
    };
    refuseIsolating(query, answer);
    return { ...page(query, answer), versions: versionsIn(query.window, versions) };
  }

  /** As they were told to the officials themselves. Those of whom nothing may be told are in no row and in no number. */
  private async answerByOfficial(query: IndexQuery, caller: Caller): Promise<IndexResult> {
    caller.require('official-figures.query', 'some-unit');
    const { question, versions } = await this.admit(query, caller, 'official-figures.query');
    const told = await this.officials.told({
      setCode: query.setCode,
      quarters: wholeQuarters(query.window),
      unitIds: question.unitIds && [...question.unitIds],
      limit: MOST_OFFICIALS + 1,
    });
    if (told.length > MOST_OFFICIALS) {
      throw new Problem(422, 'query-too-large', { most: MOST_OFFICIALS });
    }
    const answer: Answer = {
      rows: officialRows(query, told).map((row) => ({ row, shares: [] })),
      withheldCells: 0,
      illustrative: told.some(({ illustrative }) => illustrative),
      latest: told.reduce((last, { publishedAt }) => Math.max(last, publishedAt.getTime()), 0),
    };
    return { ...page(query, answer), versions: versionsIn(query.window, versions) };
  }

  /** What is usual is what all units do, whichever of them are shown. */
  private async adjust(
    query: IndexQuery,
    answer: Answer,
    versions: readonly CriteriaSetVersion[],
  ): Promise<void> {
    const { setCode, window } = query;
    const { told, untold } = await this.fine.select({ setCode, dimension: 'stratum', window, unitIds: null });
    adjustRows(
      answer.rows.map(({ row }) => row),
      query,
      versions,
      told,
      untold,
    );
  }

  /** The rows with what they were computed of. */
  async answered(query: IndexQuery, caller: Caller): Promise<Admitted & { readonly answer: Answer }> {
    const admitted = await this.admit(query, caller);
    return { ...admitted, answer: answerOrRefusal(admitted.question, admitted.tables) };
  }

  private async admit(
    query: IndexQuery,
    caller: Caller,
    action: QueryAction = 'index.query',
  ): Promise<Admitted> {
    const { tables, versions, answers } = await this.tables.current(query.setCode);
    if (versions.length === 0) throw new Problem(404, 'criteria-set-unknown', { setCode: query.setCode });
    const refusal = checkQuestion(query, versions);
    if (refusal) throw new Problem(422, refusal.code, refusal.details);
    const reach = await this.reachOf(caller, action);
    const rowUnit = query.rollUp ? await this.trees.rowUnits(query.rollUp, reach) : undefined;
    const unitIds = await this.unitsWithin(query, caller, action, reach);
    return { question: { query, unitIds, ...(rowUnit && { rowUnit }) }, tables, versions, answers };
  }

  /** All units that the caller's grants cover; null for everything. */
  private async reachOf(caller: Caller, action: QueryAction): Promise<ReadonlySet<string> | null> {
    const granted = caller.unitsFor(action);
    if (granted === 'everything') return null;
    return new Set(await this.database.read((session) => this.directory.subtrees(session, granted)));
  }

  /** The units asked for, each within the caller's grants; without any, all that the grants cover. */
  private async unitsWithin(
    { filters: { unitIds } }: IndexQuery,
    caller: Caller,
    action: QueryAction,
    reach: ReadonlySet<string> | null,
  ): Promise<ReadonlySet<string> | null> {
    if (!unitIds) return reach;
    if (reach !== null) {
      const targets = await this.database.read((session) => this.directory.targets(session, unitIds));
      for (const target of targets) caller.require(action, target);
    }
    return new Set(unitIds);
  }
}

function answerOrRefusal(question: Question, tables: readonly ReleasedTable[]): Answer {
  const answer = answerWithin(question, tables);
  refuseIsolating(question.query, answer);
  return answer;
}

function answerWithin(question: Question, tables: readonly ReleasedTable[]): Answer {
  try {
    return answerQuery(question, tables);
  } catch (error) {
    if (!(error instanceof TooManyRowsError)) throw error;
    throw new Problem(422, 'query-too-large', { most: error.most });
  }
}

/** A filter that leaves nobody but people whom the floor protects is refused, not answered with what it found. */
function refuseIsolating({ filters }: IndexQuery, answer: Answer): void {
  const { unitIds, channels, setVersions, strata, procedureGroups } = filters;
  const narrowed = [unitIds, channels, setVersions, strata, procedureGroups].some((one) => one !== undefined);
  if (!narrowed || answer.withheldCells === 0) return;
  if (answer.rows.every(({ row }) => row.status === 'suppressed')) {
    throw new Problem(422, 'privacy-floor', { floor: FLOOR });
  }
}

/** As many rows as asked for, from where the cursor says. */
function page(query: IndexQuery, answer: Answer): Omit<IndexResult, 'versions'> {
  const asOf = answer.latest === 0 ? null : new Date(answer.latest).toISOString();
  let from = 0;
  if (query.cursor !== undefined) {
    const cursor = readCursor(query.cursor);
    if (cursor?.question !== fingerprintOf(query)) throw new Problem(422, 'cursor-invalid');
    if (cursor.asOf !== asOf) throw new Problem(409, 'cursor-outdated');
    from = cursor.from;
  }
  const to = from + query.limit;
  return {
    asOf,
    withheldCells: answer.withheldCells,
    rows: answer.rows.slice(from, to).map(({ row }) => row),
    next: to < answer.rows.length ? writeCursor({ from: to, question: fingerprintOf(query), asOf }) : null,
    illustrative: answer.illustrative,
  };
}

function analysed({ analyses }: IndexQuery, { rows }: Answer) {
  return {
    ...(analyses.includes('ranks') && { ranks: rankUnits(rows) }),
    ...(analyses.includes('funnel') && { funnels: funnelsOf(rows) }),
    ...(analyses.includes('control-chart') && { controlCharts: chartsOf(rows) }),
  };
}

/** The versions that some day of the window fell under. */
function versionsIn(
  { from, to }: IndexQuery['window'],
  versions: readonly CriteriaSetVersion[],
): IndexResult['versions'] {
  return versions
    .filter(({ effectiveFrom }, index) => {
      const until = versions[index + 1]?.effectiveFrom;
      return effectiveFrom.slice(0, 7) <= to && (until === undefined || until > `${from}-01`);
    })
    .map(({ version, effectiveFrom }) => ({ version, effectiveFrom }));
}
