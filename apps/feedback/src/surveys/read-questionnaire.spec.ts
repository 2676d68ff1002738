import type { SurveyMapping } from '@namkhong/contracts/http/feedback';
import { describe, expect, it } from '@jest/globals';
import { readQuestionnaire } from './read-questionnaire.js';

const mapping: SurveyMapping = {
  setCode: 'sfo-2016',
  channel: 'survey',
  illustrative: false,
  rowKey: 'KEY',
  unitColumn: 'AREA',
  units: { A: 'SFO-A' },
  dayColumn: 'DATE',
  dayFormat: 'MM/dd/yyyy hh:mm:ss a',
  procedureGroup: 'airport-guest',
  criteria: { art: 'Q7ART', food: 'Q7FOOD' },
  values: { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5 },
  noAnswer: ['6', '0', ''],
};
const row = { KEY: '17', AREA: 'A', DATE: '05/11/2016 12:00:00 AM', Q7ART: '4', Q7FOOD: '6' };
const read = (change: Record<string, string>) => readQuestionnaire({ ...row, ...change }, mapping);

describe('readQuestionnaire', () => {
  it('reads key, unit, day and the answers that were given', () => {
    expect(read({})).toEqual({ rowKey: '17', unitCode: 'SFO-A', day: '2016-05-11', levels: { art: 4 } });
  });

  it.each(['6', '0', '', ' '])('takes %j as no answer', (nothing) => {
    expect(read({ Q7ART: nothing, Q7FOOD: '1' })).toMatchObject({ levels: { food: 1 } });
  });

  it.each<[Record<string, string>, object]>([
    [{ KEY: ' ' }, { fault: 'row-key-missing', column: 'KEY' }],
    [{ AREA: 'Z' }, { fault: 'unit-value-unknown', column: 'AREA', text: 'Z' }],
    [{ AREA: 'constructor' }, { fault: 'unit-value-unknown', column: 'AREA', text: 'constructor' }],
    [{ DATE: '31/12/2016' }, { fault: 'day-invalid', column: 'DATE', text: '31/12/2016' }],
    [{ Q7ART: '7' }, { fault: 'value-unknown', column: 'Q7ART', text: '7' }],
    [{ Q7ART: '0' }, { fault: 'no-answers' }],
  ])('refuses %j', (change, fault) => {
    expect(read(change)).toEqual(fault);
  });
});
