import type { SurveyMapping } from '@namkhong/contracts/http/feedback';
import type { CivilDate } from '@namkhong/domain';
import { DateTime } from 'luxon';

/** One row of a survey file, as the mapping reads it. */
export interface Questionnaire {
  readonly rowKey: string;
  readonly unitCode: string;
  readonly day: CivilDate;
  readonly levels: Readonly<Record<string, number>>;
}

type QuestionnaireFault =
  'row-key-missing' | 'unit-value-unknown' | 'day-invalid' | 'value-unknown' | 'no-answers';

/** Why a row was not read, with the column and the text that were wrong. */
export interface FaultyRow {
  readonly fault: QuestionnaireFault;
  readonly column?: string;
  readonly text?: string;
}

/** Reads one row. What the mapping lists as no answer is left out; a value it does not know refuses the row. */
export function readQuestionnaire(
  row: Readonly<Record<string, string>>,
  mapping: SurveyMapping,
): Questionnaire | FaultyRow {
  const textOf = (column: string) => row[column]?.trim() ?? '';
  const rowKey = textOf(mapping.rowKey);
  if (rowKey === '') return { fault: 'row-key-missing', column: mapping.rowKey };
  const unitText = textOf(mapping.unitColumn);
  const unitCode = Object.hasOwn(mapping.units, unitText) ? mapping.units[unitText] : undefined;
  if (unitCode === undefined) {
    return { fault: 'unit-value-unknown', column: mapping.unitColumn, text: unitText };
  }
  const dayText = textOf(mapping.dayColumn);
  const day = DateTime.fromFormat(dayText, mapping.dayFormat, { zone: 'utc', locale: 'en' }).toISODate();
  if (day === null) return { fault: 'day-invalid', column: mapping.dayColumn, text: dayText };
  const levels: Record<string, number> = {};
  for (const [criterion, column] of Object.entries(mapping.criteria)) {
    const text = textOf(column);
    if (mapping.noAnswer.includes(text)) continue;
    const level = Object.hasOwn(mapping.values, text) ? mapping.values[text] : undefined;
    if (level === undefined) return { fault: 'value-unknown', column, text };
    levels[criterion] = level;
  }
  if (Object.keys(levels).length === 0) return { fault: 'no-answers' };
  return { rowKey, unitCode, day, levels };
}

/** The columns a file must have for the mapping to be applied. */
export function columnsOf(mapping: SurveyMapping): string[] {
  return [mapping.rowKey, mapping.unitColumn, mapping.dayColumn, ...Object.values(mapping.criteria)];
}
