import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { daysOf, extent, unitId, type Answers } from './answers.js';
import type { Cell, Part } from './fold-answers.js';

/** Ratings written at once. */
const CHUNK = 20_000;

/** One line for each answer: unit, day, question, level. The file that PostgreSQL and DuckDB both read. */
export async function writeAnswers(answers: Answers, folder: string): Promise<string> {
  const days = daysOf(extent.months);
  return writeLines(join(folder, 'answers.csv'), answers.ratings, (rating) => {
    const start = `${answers.unit[rating]},${days[answers.day[rating] ?? 0]},`;
    let lines = '';
    for (let criterion = 0; criterion < answers.criteria; criterion += 1) {
      lines += `${start}${criterion + 1},${answers.levels[rating * answers.criteria + criterion]}\n`;
    }
    return lines;
  });
}

/** The plain table an analyst would have without our index: narrow, its day a DATE, and indexed by it, as windows ask. */
export async function loadRaw(client: pg.Client, file: string): Promise<void> {
  await client.query('CREATE TABLE answer (unit integer, day date, question smallint, level smallint)');
  await client.query(`COPY answer FROM '${file}' (FORMAT csv)`);
  await client.query('CREATE INDEX answer_day ON answer (day)');
  await client.query('VACUUM (ANALYZE) answer');
}

/** What somebody would add who knows that single units are asked for. */
export async function indexByUnit(client: pg.Client): Promise<void> {
  await client.query('CREATE INDEX answer_unit_day ON answer (unit, day)');
  await client.query('VACUUM (ANALYZE) answer');
}

/** The service's own tables as it would have filled them: cells by channel, and what of them is told. */
export async function loadCells(
  client: pg.Client,
  folder: string,
  cells: readonly Cell[],
  parts: readonly Part[],
): Promise<void> {
  const months = [...new Set(daysOf(extent.months).map((day) => `${day.slice(0, 7)}-01`))];
  const list = (counts: readonly bigint[]) => `{${counts.join()}}`;
  const key = (unit: number, month: number) => `${unitId(unit)}\t${months[month]}\tsipas\t1\tballot`;
  const cellFile = await writeLines(join(folder, 'cells.txt'), cells.length, (index) => {
    const cell = cells[index];
    if (!cell) return '';
    const { unit, month, channel, content } = cell;
    return `unit\t${key(unit, month)}\t${channel}\tcivil-status/approved\t${content.rated}\t${list(content.histograms)}\t${list(content.crosses)}\t${content.rated}\n`;
  });
  await client.query(
    `COPY month_cell (subject_kind, subject_id, month, set_code, set_version, assurance, channel, stratum, rated,
                      histograms, crosses, illustrative_rated) FROM '${cellFile}'`,
  );
  const partFile = await writeLines(join(folder, 'parts.txt'), parts.length, (index) => {
    const part = parts[index];
    if (!part) return '';
    const { unit, month, channels, content } = part;
    return `${key(unit, month)}\t{${channels.join()}}\t${content.rated}\t${list(content.histograms)}\t${list(content.crosses)}\t${list(content.days)}\tt\t2026-11-25 00:00:00+00\n`;
  });
  await client.query(
    `COPY released_cell (unit_id, month, set_code, set_version, assurance, channels, rated, histograms, crosses, days,
                         illustrative, released_at) FROM '${partFile}'`,
  );
  await client.query('ANALYZE');
}

async function writeLines(path: string, count: number, line: (index: number) => string): Promise<string> {
  const stream = createWriteStream(path);
  for (let from = 0; from < count; from += CHUNK) {
    let text = '';
    for (let index = from; index < Math.min(count, from + CHUNK); index += 1) text += line(index);
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
  // The server reads it as a user of its own.
  await chmod(path, 0o644);
  return path;
}
