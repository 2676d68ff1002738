import type { SurveyMapping } from '@namkhong/contracts/http/feedback';
import { describe, expect, it } from '@jest/globals';
import { readSurvey } from './read-survey.js';

const mapping: SurveyMapping = {
  setCode: 'guests',
  channel: 'survey',
  illustrative: false,
  rowKey: 'KEY',
  unitColumn: 'AREA',
  units: { A: 'U-A' },
  dayColumn: 'DATE',
  dayFormat: 'yyyy-MM-dd',
  procedureGroup: 'guest',
  criteria: { art: 'ART' },
  values: { '1': 1, '5': 5 },
  noAnswer: [''],
};
const read = (...lines: string[]) => readSurvey(['KEY,AREA,DATE,ART', ...lines].join('\n'), mapping);

describe('readSurvey', () => {
  it('keeps the good rows and names each bad one by its line in the file', () => {
    const file = read(
      '1,A,2016-05-01,5',
      '2,Z,2016-05-01,5',
      '3,A,2016-05-01',
      '1,A,2016-05-02,1',
      '4,A,2016-05-01,',
      '"5",A,2016-05-03,1',
    );
    if ('fault' in file) throw new Error(file.fault.code);
    expect(file.questionnaires.map(({ line, questionnaire }) => [line, questionnaire.rowKey])).toEqual([
      [2, '1'],
      [7, '5'],
    ]);
    expect(file.refused.map(({ line, reason }) => [line, reason.code]).sort()).toEqual([
      [3, 'unit-value-unknown'],
      [4, 'csv-row-invalid'],
      [5, 'row-key-repeated'],
      [6, 'no-answers'],
    ]);
  });

  it('reads past a byte order mark and Windows line ends', () => {
    const file = readSurvey('\ufeffKEY,AREA,DATE,ART\r\n1,A,2016-05-01,5\r\n', mapping);
    expect(file).toMatchObject({ questionnaires: [{ line: 2 }], refused: [] });
  });

  it('refuses a file that lacks columns, naming them', () => {
    expect(readSurvey('KEY,AREA\n1,A\n', mapping)).toEqual({
      fault: { code: 'survey-column-missing', params: { columns: 'DATE, ART' } },
    });
  });
});
