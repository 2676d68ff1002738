import type { RatingState } from './rating-state.js';

type Field = string | number | bigint | boolean | null | undefined;

const special = /[\\\t\n\r]/;
const specials = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** What is told of a rating as a line for `RatingsRepository.append`. */
export function stateLine({ ratingId, unitId, content, cast, withdrawal, standing }: RatingState): string {
  const entry = content?.entry;
  // One list and no parts of lists: there may be millions of lines.
  return copyLine([
    ratingId,
    unitId,
    entry?.officialId,
    entry?.day,
    entry?.setCode,
    entry?.setVersion,
    entry?.assurance,
    entry?.channel,
    entry?.stratum,
    entry && `{${entry.levels.join()}}`,
    entry?.illustrative,
    content?.revision,
    cast?.partition,
    cast?.offset,
    withdrawal,
    standing.standing,
    standing.sequence,
    standing.rule,
  ]);
}

/** A row in the text format of COPY. */
function copyLine(fields: readonly Field[]): string {
  let line = '';
  for (const field of fields) line += `\t${fieldText(field)}`;
  return `${line.slice(1)}\n`;
}

function fieldText(field: Field): string {
  if (field === null || field === undefined) return '\\N';
  if (typeof field !== 'string') return String(field);
  return special.test(field) ? field.replace(specials, (found) => escapes[found] ?? found) : field;
}
