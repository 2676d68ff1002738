import { describe, expect, it } from '@jest/globals';
import { readDossiers } from './dossiers.js';

const header =
  'dossier_code,unit_code,official_code,procedure_group,outcome,closed_on,on_time,phone,applicant';
const good = '000.00.05.H12-261102-0001,W-1,CB-1,land,approved,2026-11-20,true,valid,ND-1';

describe('readDossiers', () => {
  it('reads columns by name and leaves what is missing to its default', () => {
    const { dossiers, rejected } = readDossiers(`\uFEFFclosed_on,${header.replace(',closed_on', '')}\r
2026-11-20,"000.00.05.H12-261102-0001",W-1,,land,approved,false,,\r
`);
    expect(rejected).toEqual([]);
    expect(dossiers).toEqual([
      {
        line: 2,
        dossier: {
          dossierCode: '000.00.05.H12-261102-0001',
          unitCode: 'W-1',
          officialCode: null,
          servicePoint: null,
          procedureGroup: 'land',
          outcome: 'approved',
          closedOn: '2026-11-20',
          onTime: false,
          phone: 'valid',
          mobile: null,
          language: 'vi',
          slip: false,
          applicant: null,
        },
      },
    ]);
  });

  it('takes whom to invite, in which language, and whether the code is printed', () => {
    const { dossiers } = readDossiers(
      `${header},mobile,language,slip\n${good},0912 345 678,en,true\n${good},,,\n`,
    );
    expect(dossiers.map(({ dossier: { mobile, language, slip } }) => [mobile, language, slip])).toEqual([
      ['0912 345 678', 'en', true],
      [null, 'vi', false],
    ]);
  });

  it('names the line and the columns of what is wrong, and keeps the rest', () => {
    const lines = [
      header,
      good,
      good.replace('2026-11-20', '20/11/2026').replace('true', 'yes'),
      '',
      `${good},more`,
      good,
    ];
    const { dossiers, rejected } = readDossiers(lines.join('\n'));
    expect(dossiers.map(({ line }) => line)).toEqual([2, 6]);
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [3, 'input-invalid'],
      [5, 'csv-columns-differ'],
    ]);
    expect(rejected[0]?.message).toMatch(/closed_on: .*; on_time: /);
  });

  it('tells the line of a stray quotation mark', () => {
    expect(() => readDossiers(`${header}\n${good}\n"${good}`)).toThrow(/line 3/);
  });
});
