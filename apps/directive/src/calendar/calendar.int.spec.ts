import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarRecordedV1 } from '@namkhong/contracts';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

let directive: BootedDirective;
let province: { unitId: string }, commune: { unitId: string }, other: { unitId: string };

beforeAll(async () => {
  directive = await bootDirective();
  province = await directive.addUnit('96', 'Tỉnh Cà Mau', { kind: 'tinh' });
  commune = await directive.addUnit('00001', 'Xã Một', { parentCode: '96' });
  other = await directive.addUnit('00002', 'Xã Hai');
});
afterAll(async () => directive.close());

const office = [
  {
    weekdays: [1, 2, 3, 4, 5],
    spans: [
      { from: '07:00', to: '11:00' },
      { from: '13:00', to: '17:00' },
    ],
  },
];
const version = (change: Record<string, unknown> = {}) => ({
  unitId: null,
  validFrom: '2026-12-01',
  validTo: '2027-01-01',
  legalBasis: ['05/QĐ-UBND'],
  week: office,
  daysOff: [],
  swaps: [],
  ...change,
});
const record = (
  body: unknown,
  ifMatch?: string,
  as: Parameters<BootedDirective['post']>[0] = 'committee-office',
  query = '',
) =>
  directive.post(as, `calendar/versions${query}`, body, ifMatch === undefined ? {} : { 'if-match': ifMatch });
const deadline = async (unitId: string | null, from: string, workingDays: number) =>
  (
    await directive.get(
      null,
      `calendar/deadline?from=${from}&workingDays=${workingDays}${unitId === null ? '' : `&unitId=${unitId}`}`,
    )
  ).body;

describe('the calendar before anybody recorded one', () => {
  it('is the national one, day by day', async () => {
    const answer = await directive.get(null, 'calendar?from=2026-01-01&to=2026-01-12');
    expect(answer).toMatchObject({
      status: 200,
      headers: { etag: '"0"' },
      body: { unitId: null, versions: 0 },
    });
    const { days } = answer.body;
    expect(days[0]).toEqual({
      date: '2026-01-01',
      hours: [],
      remark: 'holiday',
      name: 'Tết Dương lịch',
      provisional: false,
    });
    const [morning, afternoon] = [
      { from: '07:30', to: '11:30' },
      { from: '13:30', to: '17:00' },
    ];
    expect(days[1]).toMatchObject({ remark: 'swapped-off', hours: [] });
    expect(days[9]).toMatchObject({
      date: '2026-01-10',
      remark: 'swapped-worked',
      hours: [morning, afternoon],
    });
    expect(days[10]).toMatchObject({ date: '2026-01-11', remark: null, hours: [] });
  });

  it('counts ten working days over the day of culture', async () => {
    expect(await deadline(null, '2026-11-23', 10)).toEqual({ dueOn: '2026-12-08' });
  });

  it.each([
    ['calendar?from=2026-01-01&to=2026-01-01', 422, 'calendar-range-invalid'],
    ['calendar?from=2026-01-01&to=2027-06-01', 422, 'calendar-range-invalid'],
    ['calendar?from=2029-01-01&to=2029-01-02', 422, 'calendar-lacks-day'],
    ['calendar?from=2026-02-30&to=2026-03-02', 422, 'input-invalid'],
    ['calendar/deadline?from=2027-12-30&workingDays=5', 422, 'calendar-lacks-day'],
    ['calendar/deadline?from=2026-12-30&workingDays=0', 422, 'input-invalid'],
    [`calendar?from=2026-01-01&to=2026-01-02&unitId=${v7()}`, 404, 'unit-unknown'],
    ['calendar/versions?cursor=x', 400, 'cursor-invalid'],
  ])('refuses %s', async (path, status, code) => {
    expect(await directive.get(null, path)).toMatchObject({ status, body: { code } });
  });
});

describe('recording a version', () => {
  it('says in a dry run what would be, and stores nothing', async () => {
    const body = version({ daysOff: [{ on: '2026-12-02', kind: 'holiday', name: 'Bão' }] });
    const dry = await record(body, '"0"', 'committee-office', '?dryRun=true');
    expect(dry).toMatchObject({ status: 201, body: { dryRun: true, version: { ordinal: 1 } } });
    expect((await directive.get(null, 'calendar/versions')).body.items).toEqual([]);
    expect(await directive.published(calendarRecordedV1)).toEqual([]);
    expect(await deadline(null, '2026-11-23', 10)).toEqual({ dueOn: '2026-12-08' });
  });

  it('holds for everybody, and a nearer unit’s own on top of it', async () => {
    const everywhere = version({ daysOff: [{ on: '2026-12-02', kind: 'holiday', name: 'Bão' }] });
    const first = await record(everywhere, '"0"');
    expect(first).toMatchObject({
      status: 201,
      body: { dryRun: false, version: { ...everywhere, ordinal: 1 } },
    });
    const saturdays = version({
      unitId: province.unitId,
      week: [{ weekdays: [1, 2, 3, 4, 5, 6], spans: [{ from: '08:00', to: '12:00' }] }],
    });
    expect(await record(saturdays, '"0"')).toMatchObject({ status: 201, body: { version: { ordinal: 1 } } });
    expect(await deadline(null, '2026-11-23', 10)).toEqual({ dueOn: '2026-12-09' });
    expect(await deadline(other.unitId, '2026-11-23', 10)).toEqual({ dueOn: '2026-12-09' });
    // 25, 26, 27, 30 November, 1 to 5 and 7 December.
    expect(await deadline(province.unitId, '2026-11-23', 10)).toEqual({ dueOn: '2026-12-07' });
    expect(await deadline(commune.unitId, '2026-11-23', 10)).toEqual({ dueOn: '2026-12-07' });
    const { body } = await directive.get(
      null,
      `calendar?unitId=${commune.unitId}&from=2026-11-30&to=2026-12-03`,
    );
    expect(body.days.map(({ hours }: { hours: unknown[] }) => hours.length)).toEqual([2, 1, 1]);
    const events = await directive.published(calendarRecordedV1);
    expect(events.map(({ data }) => [data.unitId, data.ordinal, data.moved])).toEqual([
      [null, 1, 0],
      [province.unitId, 1, 0],
    ]);
    const audited = await directive.get('inspector', 'audit?limit=200');
    expect(audited.body.items.map(({ content }: { content: { act: string } }) => content.act)).toContain(
      'calendar.record',
    );
  });

  it('replaces what was said before, whose record stays', async () => {
    expect(await record(version(), '"0"')).toMatchObject({ status: 412, body: { code: 'version-stale' } });
    expect(await record(version())).toMatchObject({ status: 428, body: { code: 'version-missing' } });
    expect(await record(version(), '"1"')).toMatchObject({ status: 201, body: { version: { ordinal: 2 } } });
    expect(await deadline(null, '2026-11-23', 10)).toEqual({ dueOn: '2026-12-08' });
    const first = await directive.get(null, 'calendar/versions?limit=1');
    const second = await directive.get(null, `calendar/versions?limit=1&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items].map(({ ordinal }) => ordinal)).toEqual([2, 1]);
    expect(second.body.next).toBeNull();
  });

  it('lets one of many at once in', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () => record(version({ unitId: other.unitId }), '"0"')),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 412)]);
  });

  it('makes a year known that was not', async () => {
    expect(await directive.get(null, 'calendar/deadline?from=2027-12-30&workingDays=2')).toMatchObject({
      status: 422,
    });
    const next = version({
      validFrom: '2028-01-01',
      validTo: '2029-01-01',
      daysOff: [{ on: '2028-01-03', kind: 'compensatory', name: 'Tết Dương lịch' }],
    });
    expect(await record(next, '"2"')).toMatchObject({ status: 201 });
    // Friday 31 December, then Tuesday 4 January 2028.
    expect(await deadline(null, '2027-12-30', 2)).toEqual({ dueOn: '2028-01-04' });
  });

  it.each([
    [
      'overlapping hours',
      {
        week: [
          {
            weekdays: [1],
            spans: [
              { from: '07:30', to: '11:30' },
              { from: '11:00', to: '17:00' },
            ],
          },
        ],
      },
      'hours-overlap',
    ],
    ['no hours at all', { week: [] }, 'week-without-work'],
    [
      'a time that no clock shows',
      { week: [{ weekdays: [1], spans: [{ from: '25:00', to: '26:00' }] }] },
      'hours-malformed',
    ],
    [
      'a holiday of another year',
      { daysOff: [{ on: '2025-12-02', kind: 'holiday', name: 'Bão' }] },
      'day-outside-calendar',
    ],
    [
      'a Saturday given in exchange',
      { swaps: [{ off: '2026-12-05', worked: '2026-12-12' }] },
      'swap-off-not-worked',
    ],
    ['an end before the beginning', { validTo: '2026-11-01' }, 'calendar-interval-empty'],
    ['no legal basis', { legalBasis: [] }, 'input-invalid'],
    ['a day that no month has', { validFrom: '2026-02-30' }, 'input-invalid'],
  ])('refuses %s', async (_, change, code) => {
    expect(await record(version(change), '"3"')).toMatchObject({ status: 422, body: { code } });
  });

  it('is for the committee’s office, within its units', async () => {
    expect(await record(version(), '"3"', 'unit-head')).toMatchObject({ status: 403 });
    const local = { role: 'committee-office', unitId: other.unitId } as const;
    expect(await record(version(), '"3"', local)).toMatchObject({
      status: 403,
      body: { code: 'permission-denied' },
    });
    expect(await record(version({ unitId: commune.unitId }), '"0"', local)).toMatchObject({ status: 403 });
    expect(await record(version({ unitId: other.unitId }), '"1"', local)).toMatchObject({ status: 201 });
    expect(await record(version({ unitId: v7() }), '"0"')).toMatchObject({
      status: 404,
      body: { code: 'unit-unknown' },
    });
    expect(await directive.get('analyst', 'calendar/moves')).toMatchObject({ status: 403 });
    expect(await directive.get(local, 'calendar/moves')).toMatchObject({
      status: 200,
      body: { items: [], next: null },
    });
  });
});
