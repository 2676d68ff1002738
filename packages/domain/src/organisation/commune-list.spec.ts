import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { collectFormerUnits, parseCommuneRow, type Commune, type CommuneRow } from './commune-list.js';

/** The 64 communes of Cà Mau (origin in vectors/README.md); the file quotes only fields that contain commas. */
const rows = readFileSync(new URL('../../vectors/ca-mau-communes.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, a, b]) => a ?? b ?? ''))
  .map(([code = '', full_name = '', name = '', type = '', merged_from = '', area_km2 = '']): CommuneRow => {
    return { code, full_name, name, type, merged_from, area_km2 };
  });
const communes = rows.map((row): Commune => {
  const parsed = parseCommuneRow(row);
  if (!parsed.ok) throw new Error(`${row.code}: ${JSON.stringify(parsed.reason)}`);
  return parsed.value;
});
const formerUnits = collectFormerUnits(communes);
const mentionsOf = (code: string) => {
  const origin = communes.find((commune) => commune.code === code)?.origin;
  return origin?.kind === 'merged' ? origin.from : [];
};

describe('the official list of Cà Mau', () => {
  it('is read whole: 55 xã and 9 phường (Nghị quyết 1655/NQ-UBTVQH15)', () => {
    expect(communes).toHaveLength(64);
    expect(communes.filter(({ kind }) => kind === 'xa')).toHaveLength(55);
    expect(communes.filter(({ kind }) => kind === 'phuong')).toHaveLength(9);
  });

  it('writes every row back from what was read', () => {
    for (const [index, { origin }] of communes.entries()) {
      const text = rows[index]?.merged_from ?? '';
      if (origin.kind === 'unchanged') expect(text).toBe('giữ nguyên');
      else expect(origin.from.map(({ fullName }) => fullName)).toEqual(namesByHand(text));
    }
  });

  it('does not carry a district over to the next mention', () => {
    expect(mentionsOf('31825').map(({ fullName, district }) => [fullName, district])).toEqual([
      ['Phường 1', 'thành phố Bạc Liêu'],
      ['Phường 2', 'thành phố Bạc Liêu'],
      ['Phường 7', 'thành phố Bạc Liêu'],
      ['Phường 8', 'thành phố Bạc Liêu'],
      ['Phường 3', null],
    ]);
  });

  it('keeps a comma inside parentheses with its remark', () => {
    expect(mentionsOf('32014').at(-1)).toEqual({
      kind: 'xa',
      fullName: 'Xã Lợi An',
      name: 'Lợi An',
      district: null,
      part: 'remainder',
      otherParts: ['xã Trần Văn Thời', 'xã Lương Thế Trân'],
      including: null,
    });
  });

  it('reads two remarks on one unit, a bare remainder, a part, an island', () => {
    expect(mentionsOf('32041')[2]).toMatchObject({
      fullName: 'Phường 7',
      district: 'thành phố Cà Mau',
      part: 'remainder',
      otherParts: ['phường Tân Thành'],
    });
    expect(mentionsOf('32191')[1]).toMatchObject({
      kind: 'thi-tran',
      name: 'Năm Căn',
      part: 'remainder',
      otherParts: [],
    });
    expect(mentionsOf('32104')).toMatchObject([
      { name: 'Khánh Bình Tây', including: 'Hòn Đá Bạc', part: 'unstated' },
      { name: 'Khánh Bình Tây Bắc', including: null },
      { name: 'Trần Hợi', part: 'part' },
    ]);
    expect(mentionsOf('32098')[0]).toMatchObject({ name: 'Sông Đốc', including: 'Hòn Chuối' });
    expect(mentionsOf('32152').at(-1)?.otherParts).toEqual(['xã Tạ An Khương']);
  });

  it('accounts for all 164 former communal units of the two provinces, Hồ Thị Kỷ included', () => {
    expect(formerUnits).toHaveLength(163);
  });

  it('leaves Hồ Thị Kỷ as it was', () => {
    expect(communes.filter(({ origin }) => origin.kind === 'unchanged').map(({ code }) => code)).toEqual([
      '32092',
    ]);
  });

  it('finds each new unit a remainder names among those that took the rest', () => {
    for (const { successors } of formerUnits) {
      const takers = successors.map(({ code }) =>
        communes.find((commune) => commune.code === code)?.fullName.toLowerCase(),
      );
      for (const { mention } of successors) {
        for (const other of mention.otherParts) expect(takers).toContain(other.toLowerCase());
      }
      if (successors.some(({ mention }) => mention.part !== 'unstated'))
        expect(successors.length).toBeGreaterThan(1);
    }
  });

  it('tells wards of the same number apart by their city', () => {
    const wardsOne = formerUnits.filter(({ fullName }) => fullName === 'Phường 1');
    expect(wardsOne.map(({ district }) => district)).toEqual([
      'thành phố Bạc Liêu',
      'thị xã Giá Rai',
      'thành phố Cà Mau',
    ]);
    expect(formerUnits.filter(({ fullName }) => fullName === 'Xã Lợi An')).toMatchObject([
      { successors: [{ code: '32014' }, { code: '32095' }, { code: '32134' }] },
    ]);
  });
});

describe('parseCommuneRow', () => {
  const row: CommuneRow = {
    code: '32092',
    full_name: 'Xã Hồ Thị Kỷ',
    name: 'Hồ Thị Kỷ',
    type: 'Xã',
    merged_from: 'giữ nguyên',
    area_km2: '93.6',
  };
  const codeOf = (change: Partial<CommuneRow>) => {
    const parsed = parseCommuneRow({ ...row, ...change });
    return parsed.ok ? 'accepted' : parsed.reason.code;
  };

  it.each([
    [{}, 'accepted'],
    [{ area_km2: '' }, 'accepted'],
    [{ name: 'Hồ Thị Kỷ'.normalize('NFD') }, 'accepted'],
    [{ code: '3209' }, 'code-malformed'],
    [{ type: 'Ấp' }, 'kind-unknown'],
    [{ type: 'Thị trấn' }, 'kind-unknown'],
    [{ full_name: 'Phường Hồ Thị Kỷ' }, 'full-name-differs'],
    [{ area_km2: '93,6' }, 'area-malformed'],
    [{ merged_from: '' }, 'merged-from-empty'],
    [{ merged_from: 'Xã A (một phần' }, 'merged-from-parenthesis-unbalanced'],
    [{ merged_from: 'Xã A, ' }, 'merged-from-unit-name-unreadable'],
    [{ merged_from: 'Làng A' }, 'merged-from-unit-name-unreadable'],
    [{ merged_from: 'Xã A (nửa)' }, 'merged-from-remark-unknown'],
    [{ merged_from: 'Xã A (một phần) (phần còn lại)' }, 'merged-from-remark-repeated'],
  ])('%j is %s', (change, expected) => {
    expect(codeOf(change)).toBe(expected);
  });
});

/** Names outside parentheses, by a second, cruder way: take the parentheses away, then split. */
function namesByHand(text: string): string[] {
  let bare = text;
  while (bare.includes('(')) bare = bare.replace(/\s*\([^()]*\)/u, '');
  return bare.split(', ');
}
