import { describe, expect, it } from '@jest/globals';
import { parseDocumentNumber } from './document-number.js';
import { documentTypes, findDocumentType, typeOfNumber } from './document-type.js';

/** Numbers as offices write them: what is written, the number meant, and the type it names. */
const VALID = `
2071/QĐ-UBND | 2071/QĐ-UBND | decision
4336/VPCP-TCCV | 4336/VPCP-TCCV | official-letter
26/2015/QĐ-UBND | 26/2015/QĐ-UBND | legal-decision
91/2025/QH15 | 91/2025/QH15 | law
2231/SNV-CCHC&PC | 2231/SNV-CCHC&PC | official-letter
18/BCTĐ-STP | 18/BCTĐ-STP | appraisal-report
1270/BC-TCTTTg | 1270/BC-TCTTTg | report
320 /BNV-CCHC | 320/BNV-CCHC | official-letter
693-CV/TU | 693-CV/TU | party-official-letter
12-CT/TU | 12-CT/TU | party-directive
127-QĐ/TW | 127-QĐ/TW | party-decision
36-HD/VPTW | 36-HD/VPTW | party-guidance
24-BS/UBKTTU | 24-BS/UBKTTU | BS
105-CTr/TU | 105-CTr/TU | party-programme
30/2020/NĐ-CP | 30/2020/NĐ-CP | decree
118/2025/NĐ-CP | 118/2025/NĐ-CP | decree
367/2025/NĐ-CP | 367/2025/NĐ-CP | decree
309/2026/NĐ-CP | 309/2026/NĐ-CP | decree
172/2025/NĐ-CP | 172/2025/NĐ-CP | decree
335/2025/NĐ-CP | 335/2025/NĐ-CP | decree
61/2018/NĐ-CP | 61/2018/NĐ-CP | decree
01/2018/TT-VPCP | 01/2018/TT-VPCP | circular
03/2025/TT-VPCP | 03/2025/TT-VPCP | circular
32/2017/TT-BGTVT | 32/2017/TT-BGTVT | circular
42/2014/QĐ-TTg | 42/2014/QĐ-TTg | legal-decision
20/2020/QĐ-TTg | 20/2020/QĐ-TTg | legal-decision
766/QĐ-TTg | 766/QĐ-TTg | decision
1847/QĐ-TTg | 1847/QĐ-TTg | decision
2640/QĐ-BNV | 2640/QĐ-BNV | decision
1001/QĐ-BNV | 1001/QĐ-BNV | decision
1190/QĐ-TLĐ | 1190/QĐ-TLĐ | decision
1948/QĐ-UBND | 1948/QĐ-UBND | decision
202/2025/QH15 | 202/2025/QH15 | law
136/2025/QH15 | 136/2025/QH15 | law
1655/NQ-UBTVQH15 | 1655/NQ-UBTVQH15 | resolution
76/NQ-CP | 76/NQ-CP | resolution
15/NQ-HĐND | 15/NQ-HĐND | resolution
15/2026/NQ-HĐND | 15/2026/NQ-HĐND | legal-resolution
05/CT-UBND | 05/CT-UBND | directive
05/CT-TTg | 05/CT-TTg | directive
07/QC-UBND | 07/QC-UBND | regulation
08/QyĐ-UBND | 08/QyĐ-UBND | rules
09/TC-UBND | 09/TC-UBND | communique
10/TB-UBND | 10/TB-UBND | notice
11/HD-SNV | 11/HD-SNV | guidance
12/CTr-UBND | 12/CTr-UBND | programme
13/KH-UBND | 13/KH-UBND | plan
14/PA-UBND | 14/PA-UBND | option
15/ĐA-UBND | 15/ĐA-UBND | scheme
16/DA-BQL | 16/DA-BQL | project
17/BC-UBND | 17/BC-UBND | report
18/BB-UBND | 18/BB-UBND | minutes
19/TTr-UBND | 19/TTr-UBND | submission
20/HĐ-VP | 20/HĐ-VP | contract
21/CĐ-TTg | 21/CĐ-TTg | telegram
22/BGN-UBND | 22/BGN-UBND | memorandum
23/BTT-UBND | 23/BTT-UBND | agreement
24/GUQ-UBND | 24/GUQ-UBND | authorisation
25/GM-UBND | 25/GM-UBND | invitation
26/GGT-VP | 26/GGT-VP | introduction
27/GNP-VP | 27/GNP-VP | leave-permit
28/PG-VP | 28/PG-VP | sending-slip
29/PC-VP | 29/PC-VP | forwarding-slip
30/PB-VP | 30/PB-VP | notice-slip
31/UBND-NC | 31/UBND-NC | official-letter
32/UBND-KGVX | 32/UBND-KGVX | official-letter
33/SNV-CCHC | 33/SNV-CCHC | official-letter
34/QĐ-SNV-TTr | 34/QĐ-SNV-TTr | decision
05/2026/TTLT-BNV-BTC | 05/2026/TTLT-BNV-BTC | joint-circular
1/QĐ-UBND | 01/QĐ-UBND | decision
9/QĐ-UBND | 09/QĐ-UBND | decision
001/QĐ-UBND | 01/QĐ-UBND | decision
0012/QĐ-UBND | 12/QĐ-UBND | decision
000099/QĐ-UBND | 99/QĐ-UBND | decision
999999/QĐ-UBND | 999999/QĐ-UBND | decision
12a/QĐ-UBND | 12a/QĐ-UBND | decision
7b/QĐ-UBND | 07b/QĐ-UBND | decision
12a-CV/TU | 12a-CV/TU | party-official-letter
6-NQ/TU | 06-NQ/TU | party-resolution
18-NQ/TW | 18-NQ/TW | party-resolution
66-QĐ/TW | 66-QĐ/TW | party-decision
37-KL/TW | 37-KL/TW | party-conclusion
08-QC/TU | 08-QC/TU | party-regulation
09-QyĐ/TU | 09-QyĐ/TU | party-rules
10-TT/TU | 10-TT/TU | party-circular
11-TB/TU | 11-TB/TU | party-notice
13-KH/TU | 13-KH/TU | party-plan
14-BC/TU | 14-BC/TU | party-report
15-TTr/TU | 15-TTr/TU | party-submission
16-CV/VPTU | 16-CV/VPTU | party-official-letter
17-QĐ/BTCTU | 17-QĐ/BTCTU | party-decision
18-KL/ĐU | 18-KL/ĐU | party-conclusion
19-NQ/ĐUP1 | 19-NQ/ĐUP1 | party-resolution
Số: 693-CV/TU | 693-CV/TU | party-official-letter
Số 693-CV/TU | 693-CV/TU | party-official-letter
số:2071/QĐ-UBND | 2071/QĐ-UBND | decision
SỐ : 2071/QĐ-UBND | 2071/QĐ-UBND | decision
  693 - CV / TU   | 693-CV/TU | party-official-letter
693 -CV/TU | 693-CV/TU | party-official-letter
2071 / QĐ - UBND | 2071/QĐ-UBND | decision
2231/SNV-CCHC & PC | 2231/SNV-CCHC&PC | official-letter
693–CV/TU | 693-CV/TU | party-official-letter
693—CV/TU | 693-CV/TU | party-official-letter
2071/QÐ-UBND | 2071/QĐ-UBND | decision
26 / 2015 / QĐ-UBND | 26/2015/QĐ-UBND | legal-decision
01/1945/SL-CTN | 01/1945/SL-CTN | law
01/2100/QĐ-UBND | 01/2100/QĐ-UBND | legal-decision
`;

/** What no office may write, why, and which part is to blame. */
const INVALID = `
 | empty | whole
Số: | empty | whole
Số | empty | whole
CV/TU | number-missing | number
/QĐ-UBND | number-missing | number
-CV/TU | number-missing | number
QĐ-UBND/2071 | number-missing | number
Chỉ thị số mấy | number-missing | number
không rõ | number-missing | number
a12/QĐ-UBND | number-missing | number
№ 12/QĐ-UBND | number-missing | number
N°12/QĐ-UBND | number-missing | number
(12)/QĐ-UBND | number-missing | number
+12/QĐ-UBND | number-missing | number
=1+1/QĐ-UBND | number-missing | number
٣/QĐ-UBND | number-missing | number
0/QĐ-UBND | number-zero | number
00/QĐ-UBND | number-zero | number
000000/QĐ-UBND | number-zero | number
00-CT/TU | number-zero | number
0a/QĐ-UBND | number-zero | number
1234567/QĐ-UBND | form-unknown | number
1234567-CV/TU | form-unknown | number
12A/QĐ-UBND | form-unknown | number
12ab/QĐ-UBND | form-unknown | number
12.5/QĐ-UBND | form-unknown | number
12,5/QĐ-UBND | form-unknown | number
1 2/QĐ-UBND | form-unknown | number
12đ/QĐ-UBND | form-unknown | number
12_/QĐ-UBND | form-unknown | number
12bis/QĐ-UBND | form-unknown | number
99999999999999999999-CV/TU | form-unknown | number
2071 | form-unknown | separator
12a | form-unknown | separator
2071QĐUBND | form-unknown | separator
2071 QĐ UBND | form-unknown | separator
693 CV TU | form-unknown | separator
2071.QĐ.UBND | form-unknown | separator
2071\\QĐ-UBND | form-unknown | separator
693//TU | form-unknown | separator
2071//QĐ-UBND | form-unknown | separator
26/15/QĐ-UBND | form-unknown | year
26/20155/QĐ-UBND | form-unknown | year
26/năm/QĐ-UBND | form-unknown | year
26/2O15/QĐ-UBND | form-unknown | year
26/QĐ/UBND | form-unknown | year
12/2026-QĐ/UBND | form-unknown | year
26/1015/QĐ-UBND | year-implausible | year
26/1944/QĐ-UBND | year-implausible | year
26/2101/QĐ-UBND | year-implausible | year
26/9999/QĐ-UBND | year-implausible | year
26/0000/QĐ-UBND | year-implausible | year
2071/qđ-ubnd | form-unknown | type
2071/qĐ-UBND | form-unknown | type
2071/-UBND | form-unknown | type
2071/1QĐ-UBND | form-unknown | type
2071/Q.Đ-UBND | form-unknown | type
2071/QĐ.-UBND | form-unknown | type
2071/Q Đ-UBND | form-unknown | type
1/QĐ'-UBND | form-unknown | type
1/<b>-UBND | form-unknown | type
693-cv/TU | form-unknown | type
693-/TU | form-unknown | type
693-CÔNGVĂN/TU | form-unknown | type
693-C1/TU | form-unknown | type
693-C V/TU | form-unknown | type
693-CV-TU/TU | form-unknown | type
693-công văn | form-unknown | type
693--CV/TU | form-unknown | type
2071/ | form-unknown | issuer
2071/qđ | form-unknown | issuer
2071/QĐ UBND | form-unknown | issuer
2071/QĐ- | form-unknown | issuer
2071/QĐ-ubnd | form-unknown | issuer
2071/QĐ--UBND | form-unknown | issuer
2071/QĐ-UB ND | form-unknown | issuer
2071/QĐ-1UBND | form-unknown | issuer
2071/QĐ-(UBND) | form-unknown | issuer
26/2015/ | form-unknown | issuer
26/2015/15QH | form-unknown | issuer
693-CV | form-unknown | issuer
693-CV/ | form-unknown | issuer
693-CV/tu | form-unknown | issuer
693-CV/TU/TW | form-unknown | issuer
693-CV/T U | form-unknown | issuer
693-CV/TU! | form-unknown | issuer
693-CV/1TU | form-unknown | issuer
1/QĐ-UBND; DROP TABLE | form-unknown | issuer
34/QĐ-SNV-ttr | form-unknown | department
34/SNV-CCHC- | form-unknown | department
2071QĐ-UBND | form-unknown | separator
34/SNV-CCHC-P C | form-unknown | department
34/SNV-CCHC-&PC | form-unknown | department
`;

/** Written with what nobody sees, which a copied text brings along. */
const HIDDEN = [
  ['693-CV/TU\u0000', 'U+0000'],
  ['\u202E693-CV/TU', 'U+202E'],
  ['693\u200B-CV/TU', 'U+200B'],
  ['693-CV/TU\u200F', 'U+200F'],
  ['\uFEFF693-CV/TU', 'U+FEFF'],
  ['693-CV\u2066/TU', 'U+2066'],
  ['693-CV/TU\uD800', 'U+D800'],
] as const;

const rows = (table: string) =>
  table
    .split('\n')
    .filter((line) => line.includes(' | '))
    .map((line) => line.split('|').map((cell) => cell.replace(/^ | $/g, '')));
const valid = rows(VALID) as [string, string, string][];
const invalid = rows(INVALID) as [string, string, string][];

describe('two hundred document numbers', () => {
  it('are two hundred', () => {
    expect(valid.length + invalid.length + HIDDEN.length).toBeGreaterThanOrEqual(200);
  });

  it.each(valid)('reads %j as %s, a %s', (text, normalised, type) => {
    const read = parseDocumentNumber(text);
    expect(read).toMatchObject({ ok: true, value: { normalised } });
    expect(read.ok && typeOfNumber(read.value)).toBe(type);
    // What is normalised stays as it is.
    expect(parseDocumentNumber(normalised)).toEqual(read);
  });

  it.each(invalid)('refuses %j: %s, by its %s', (text, code, part) => {
    expect(parseDocumentNumber(text)).toMatchObject({ ok: false, reason: { code, params: { part } } });
  });

  it.each(HIDDEN)('refuses %j, which holds %s', (text, character) => {
    expect(parseDocumentNumber(text)).toMatchObject({
      ok: false,
      reason: { code: 'character-forbidden', params: { character } },
    });
  });
});

describe('the table of types', () => {
  it('has every code once, and every abbreviation once within its system and kind', () => {
    expect(new Set(documentTypes.map(({ code }) => code)).size).toBe(documentTypes.length);
    const keys = documentTypes.map((type) => `${type.system} ${type.abbreviation} ${type.yearInNumber}`);
    expect(new Set(keys).size).toBe(documentTypes.length);
  });

  // NĐ 30/2020, phụ lục III: 29 types of administrative documents; a thư công has no number.
  it('has the administrative types of NĐ 30/2020', () => {
    expect(findDocumentType('official-letter')).toMatchObject({ abbreviation: null, name: 'Công văn' });
    expect(findDocumentType('rules')).toMatchObject({ abbreviation: 'QyĐ', name: 'Quy định' });
    expect(findDocumentType('none')).toBeNull();
  });
});
