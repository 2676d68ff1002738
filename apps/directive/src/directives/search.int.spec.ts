import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCsv, requireColumns } from '@namkhong/service-kit';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';
import { documentDesk } from '../testing/document-desk.js';

let directive: BootedDirective;
beforeAll(async () => {
  directive = await bootDirective();
  const documents = [
    [
      '693-CV/TU',
      'Cuộc vận động “Nói không với tiêu cực”',
      'Thành ủy A',
      '2019-11-20',
      ['Không cửa quyền, hách dịch'],
    ],
    [
      '12-CT/TU',
      'Tăng cường kỷ luật, kỷ cương',
      'Tỉnh ủy B',
      '2018-05-02',
      ['Chống cửa quyền trong công vụ.', 'Khác'],
    ],
    [
      '45/QĐ-UBND',
      'Quy định về hoà giải ở cơ sở',
      'Uỷ ban nhân dân C',
      '2026-01-05',
      ['Tổ hòa giải họp mỗi quý'],
    ],
    ['46/QĐ-UBND', 'Quyền của người dân', 'Ủy ban nhân dân C', '2026-02-05', ['Cửa một cửa mở cả thứ bảy']],
    [
      '01/QĐ-UBND',
      '=HYPERLINK("http://x")',
      'Ủy ban nhân dân D',
      '2025-02-05',
      ['Đường Thư Viện, "ngoặc", phẩy'],
    ],
  ] as const;
  for (const [number, title, issuer, issuedOn, clauses] of documents) {
    const body = {
      ...{ number, title, issuer, issuedOn, status: 'historical', illustrative: true },
      clauses: clauses.map((text) => ({ text })),
    };
    const { status } = await directive.post('committee-office', 'directives', body);
    if (status !== 201) throw new Error(number);
  }
}, 30_000);
afterAll(async () => directive.close());

const find = async (q: string, more = '') => {
  const { body } = await directive.get(null, `directives/search?q=${encodeURIComponent(q)}${more}`);
  return body.items.map(({ number }: { number: string }) => number);
};

describe('search', () => {
  it.each([
    // All words, wherever they stand; what has them in the title comes first.
    ['cửa quyền', ['46/QĐ-UBND', '12-CT/TU', '693-CV/TU']],
    ['CUA QUYEN', ['46/QĐ-UBND', '12-CT/TU', '693-CV/TU']],
    ['cua quyền', ['46/QĐ-UBND', '12-CT/TU', '693-CV/TU']],
    // With a mark it is that word alone.
    ['của', ['46/QĐ-UBND']],
    ['cữa', []],
    ['hach dich', ['693-CV/TU']],
    ['hách dịch', ['693-CV/TU']],
    ['hạch dịch', []],
    // Either way of placing a tone mark, composed or not.
    ['hoà giải', ['45/QĐ-UBND']],
    ['hòa giải', ['45/QĐ-UBND']],
    ['hòa giải'.normalize('NFD'), ['45/QĐ-UBND']],
    ['uỷ ban C', ['46/QĐ-UBND', '45/QĐ-UBND']],
    ['duong thu vien', ['01/QĐ-UBND']],
    // Numbers, however they are written.
    ['693 - CV / TU', ['693-CV/TU']],
    ['Số 693-CV/TU', ['693-CV/TU']],
    ['1/QĐ-UBND', ['01/QĐ-UBND']],
    ['693', ['693-CV/TU']],
    ['không có gì như thế', []],
    ['!!!', []],
    ["'; DROP TABLE directives; --", []],
    ['a & !b | (c', []],
  ])('%j: %j', async (q, numbers) => {
    expect((await find(q)).toSorted()).toEqual([...numbers].toSorted());
  });

  it('shows what has the words in its title before what has them in a clause', async () => {
    expect(await find('quyền')).toEqual(['46/QĐ-UBND', expect.any(String), expect.any(String)]);
  });

  it('shows the clause in which a word was found', async () => {
    const { body } = await directive.get(
      null,
      `directives/search?q=${encodeURIComponent('chong cua quyen')}`,
    );
    expect(body).toMatchObject({
      order: 'relevance',
      items: [{ number: '12-CT/TU', clause: { ordinal: 1, text: 'Chống cửa quyền trong công vụ.' } }],
    });
  });

  it('is narrowed by type, year, issuer and state', async () => {
    expect(await find('quyen', '&type=party-directive')).toEqual(['12-CT/TU']);
    expect(await find('quyen', '&year=2019')).toEqual(['693-CV/TU']);
    expect(await find('quyen', '&state=revoked')).toEqual([]);
    const { body } = await directive.get(null, 'issuers');
    const city = body.items.find(({ name }: { name: string }) => name === 'Thành ủy A');
    expect(await find('quyen', `&issuerId=${city.issuerId}`)).toEqual(['693-CV/TU']);
  });

  it('goes on page by page, without losing or repeating any', async () => {
    const numbers: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await directive.get(null, `directives/search?q=quyen&limit=1${cursor}`);
      numbers.push(...body.items.map(({ number }: { number: string }) => number));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(numbers).toEqual(await find('quyen'));
    expect(numbers).toHaveLength(3);
    const stray = await directive.get(null, 'directives/search?q=quyen&cursor=bm9uc2Vuc2U');
    expect(stray).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
  });

  it.each([
    ['', 422],
    [`?q=${'a'.repeat(201)}`, 422],
    ['?q=a&year=1900', 422],
    ['?q=a&state=draft', 422],
  ])('refuses %j', async (query, status) => {
    expect((await directive.get(null, `directives/search${query}`)).status).toBe(status);
  });

  it('finds a wording that an amendment gave, and no longer the one it took away', async () => {
    const desk = documentDesk(directive);
    const { issuerId } = await desk.addIssuer('Ủy ban minh họa E', 'UBND', 'state');
    const old = await desk.issued(issuerId, 'plan', { title: 'Kế hoạch xanh' });
    const by = await desk.issued(issuerId, 'plan', { title: 'Kế hoạch sửa đổi' });
    expect(await find('thu nhat xanh')).toEqual([old.number]);
    const changes = [{ kind: 'replace', clauseId: old.clauses[0]?.clauseId, text: 'Trồng thêm cây đước' }];
    const body = { reason: 'Sửa', byDirectiveId: by.documentId, changes };
    expect((await desk.step(desk.office, old, 'amendment', body)).status).toBe(200);
    expect(await find('cây đước')).toEqual([old.number]);
    expect(await find('thu nhat xanh')).toEqual([]);
  });
});

describe('the register', () => {
  it.each([
    ['693-CV/TU', ['693-CV/TU']],
    [' số: 693 – cv/TU', null],
    [' số: 693 – CV / TU ', ['693-CV/TU']],
    ['45/Q\u00D0-UBND', ['45/QĐ-UBND']],
    ['1/QĐ-UBND', ['01/QĐ-UBND']],
  ])('is asked by number, %j', async (number, numbers) => {
    const { status, body } = await directive.get(
      null,
      `directives/by-number?number=${encodeURIComponent(number)}`,
    );
    if (numbers === null) expect({ status, body }).toMatchObject({ status: 422, body: { part: 'type' } });
    else expect(body.items.map((item: { number: string }) => item.number)).toEqual(numbers);
  });

  it('says where it holds no such number, and whose it is not', async () => {
    const path = `directives/by-number?number=${encodeURIComponent('693-CV/TU')}`;
    expect((await directive.get(null, `${path}&issuer=${encodeURIComponent(' thành  ủy a ')}`)).status).toBe(
      200,
    );
    expect(await directive.get(null, `${path}&issuer=Ai`)).toMatchObject({
      status: 404,
      body: { code: 'document-number-unknown', number: '693-CV/TU' },
    });
  });

  it('is listed by filter and given as CSV that no spreadsheet runs', async () => {
    const { body } = await directive.get(null, 'directives?type=decision&year=2026&limit=1');
    expect(body.items).toMatchObject([{ number: '46/QĐ-UBND' }]);
    const { text, headers } = await directive.service.inject({
      url: '/api/directive/v1/directives?format=csv&type=decision&year=2025',
    });
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="nam-khong-van-ban.csv"',
    });
    const read = (csv: string) =>
      requireColumns(readCsv(csv, ['number', 'type', 'title', 'issued_on', 'historical'])).rows.map(
        ({ value }) => value,
      );
    expect(read(text)).toEqual([
      {
        ...{ number: '01/QĐ-UBND', type: 'Quyết định', issued_on: '2025-02-05', historical: 'true' },
        title: `'=HYPERLINK("http://x")`,
      },
    ]);
    const all = await directive.service.inject({ url: '/api/directive/v1/directives?format=csv' });
    expect(read(all.text).length).toBeGreaterThanOrEqual(5);
  });
});
