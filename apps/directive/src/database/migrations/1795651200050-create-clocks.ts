import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The limits of the law and of the house as versioned data, and the clocks that run by them. The first version of each
 * limit is written here, with its source; an authority adds later ones.
 */
export class CreateClocks1795651200050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE clock_rules (
        code text NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        amount integer NOT NULL CHECK (amount >= 1),
        unit text NOT NULL CHECK (unit IN ('days', 'working-days', 'months')),
        extensions jsonb NOT NULL,
        runs_from text NOT NULL,
        legal_basis text NOT NULL,
        effective_from date NOT NULL,
        PRIMARY KEY (code, version)
      )`);
    await runner.query(`
      CREATE TABLE clocks (
        clock_id uuid PRIMARY KEY,
        rule_code text NOT NULL,
        rule_version integer NOT NULL,
        matter_kind text NOT NULL CHECK (matter_kind IN ('case', 'finding')),
        matter_id uuid NOT NULL,
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        started_on date NOT NULL,
        due_on date NOT NULL,
        stopped_on date,
        version integer NOT NULL DEFAULT 1,
        FOREIGN KEY (rule_code, rule_version) REFERENCES clock_rules (code, version)
      )`);
    await runner.query(`CREATE INDEX clocks_matter ON clocks (matter_id)`);
    await runner.query(`CREATE INDEX clocks_open ON clocks (due_on, clock_id) WHERE stopped_on IS NULL`);
    await runner.query(`
      CREATE TABLE clock_suspensions (
        clock_id uuid NOT NULL REFERENCES clocks (clock_id),
        from_date date NOT NULL,
        to_date date NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        decided_at timestamptz NOT NULL,
        decided_by text NOT NULL,
        PRIMARY KEY (clock_id, from_date),
        CHECK (from_date < to_date)
      )`);
    await runner.query(`
      CREATE TABLE clock_extensions (
        clock_id uuid NOT NULL REFERENCES clocks (clock_id),
        ordinal integer NOT NULL,
        ground text NOT NULL,
        amount integer NOT NULL CHECK (amount >= 1),
        reason text NOT NULL CHECK (reason <> ''),
        decided_at timestamptz NOT NULL,
        decided_by text NOT NULL,
        PRIMARY KEY (clock_id, ordinal)
      )`);
    await runner.query(
      `INSERT INTO clock_rules
              (code, version, amount, unit, extensions, runs_from, legal_basis, effective_from)
       SELECT code, 1, amount, unit, extensions, runs_from, legal_basis, effective_from::date
         FROM jsonb_to_recordset($1::jsonb) AS rule (code text, amount integer, unit text, extensions jsonb,
              runs_from text, legal_basis text, effective_from text)`,
      [JSON.stringify(firstRules.map(toRow))],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE clock_extensions, clock_suspensions, clocks, clock_rules`);
  }
}

type FirstRule = readonly [
  code: string,
  amount: number,
  unit: 'days' | 'working-days' | 'months',
  runsFrom: string,
  legalBasis: string,
  effectiveFrom: string,
  extensions?: readonly (readonly [ground: string, amount: number, times: number])[],
];

const HOUSE = 'Quy chế xử lý của cơ quan (thời hạn ban đầu, cơ quan ban hành phiên bản riêng)';
const DENUNCIATION = '2019-01-01';
const COMPLAINT = '2012-07-01';

const firstRules: readonly FirstRule[] = [
  [
    'citizen-reply',
    10,
    'working-days',
    'ngày tiếp công dân',
    'Luật Tiếp công dân 2013, Điều 28',
    '2014-07-01',
  ],
  [
    'denunciation-register',
    7,
    'working-days',
    'ngày nhận tố cáo',
    'Luật Tố cáo 2018, Điều 24',
    DENUNCIATION,
    [['several-places', 3, 1]],
  ],
  [
    'denunciation-forward',
    5,
    'working-days',
    'ngày nhận tố cáo không thuộc thẩm quyền',
    'Luật Tố cáo 2018, Điều 24',
    DENUNCIATION,
  ],
  ['denunciation-notify', 5, 'working-days', 'ngày thụ lý tố cáo', 'Luật Tố cáo 2018, Điều 29', DENUNCIATION],
  [
    'denunciation-resolve',
    30,
    'days',
    'ngày thụ lý tố cáo',
    'Luật Tố cáo 2018, Điều 30',
    DENUNCIATION,
    [
      ['complex', 30, 1],
      ['very-complex', 30, 2],
    ],
  ],
  [
    'denunciation-overdue-demand',
    5,
    'working-days',
    'ngày nhận tố cáo tiếp về việc quá thời hạn giải quyết',
    'Luật Tố cáo 2018, Điều 38',
    DENUNCIATION,
  ],
  [
    'denunciation-overdue-answer',
    5,
    'working-days',
    'ngày nhận yêu cầu của cấp trên',
    'Luật Tố cáo 2018, Điều 38',
    DENUNCIATION,
  ],
  [
    'denunciation-result',
    20,
    'days',
    'ngày nhận thông tin do báo chí, cơ quan khác chuyển đến',
    'Luật Tố cáo 2018, Điều 26',
    DENUNCIATION,
  ],
  ['complaint-accept', 7, 'working-days', 'ngày nhận khiếu nại', 'Nghị định 155/2026/NĐ-CP', '2026-07-01'],
  [
    'complaint-first',
    30,
    'days',
    'ngày thụ lý khiếu nại lần đầu',
    'Luật Khiếu nại 2011, Điều 28',
    COMPLAINT,
    [['complex', 15, 1]],
  ],
  [
    'complaint-first-remote',
    45,
    'days',
    'ngày thụ lý khiếu nại lần đầu ở vùng sâu, vùng xa',
    'Luật Khiếu nại 2011, Điều 28',
    COMPLAINT,
    [['complex', 15, 1]],
  ],
  [
    'complaint-second',
    45,
    'days',
    'ngày thụ lý khiếu nại lần hai',
    'Luật Khiếu nại 2011, Điều 37',
    COMPLAINT,
    [['complex', 15, 1]],
  ],
  [
    'complaint-second-remote',
    60,
    'days',
    'ngày thụ lý khiếu nại lần hai ở vùng sâu, vùng xa',
    'Luật Khiếu nại 2011, Điều 37',
    COMPLAINT,
    [['complex', 10, 1]],
  ],
  [
    'corruption-report',
    15,
    'days',
    'ngày nhận báo cáo về hành vi tham nhũng',
    'Luật Phòng, chống tham nhũng 2018, Điều 66',
    '2019-07-01',
    [['complex', 15, 1]],
  ],
  [
    'discipline-public-employee',
    90,
    'days',
    'ngày phát hiện hành vi vi phạm của viên chức',
    'Nghị định 234/2026/NĐ-CP',
    '2026-07-01',
    [['complex', 60, 1]],
  ],
  [
    'discipline-limitation-reprimand',
    60,
    'months',
    'ngày có hành vi vi phạm đến mức khiển trách',
    'Nghị định 234/2026/NĐ-CP',
    '2026-07-01',
  ],
  [
    'discipline-limitation',
    120,
    'months',
    'ngày có hành vi vi phạm đến mức nặng hơn khiển trách',
    'Nghị định 234/2026/NĐ-CP',
    '2026-07-01',
  ],
  [
    'finding-explanation',
    5,
    'working-days',
    'ngày thông báo dự thảo kết luận cho người được kiểm tra',
    HOUSE,
    '2026-01-01',
    [['asked-by-subject', 5, 1]],
  ],
  [
    'finding-appeal',
    15,
    'days',
    'ngày công bố kết luận',
    `${HOUSE}; thời hiệu như Luật Khiếu nại 2011, Điều 48`,
    '2026-01-01',
  ],
  [
    'finding-appeal-decision',
    30,
    'days',
    'ngày nhận khiếu nại về kết luận',
    `${HOUSE}; thời hạn như Luật Khiếu nại 2011, Điều 28`,
    '2026-01-01',
    [['complex', 15, 1]],
  ],
  ['finding-effect', 12, 'months', 'ngày kết luận có hiệu lực cuối cùng', HOUSE, '2026-01-01'],
  [
    'case-reply',
    10,
    'working-days',
    'ngày gửi thông báo cho người được xem xét',
    HOUSE,
    '2026-01-01',
    [['asked-by-subject', 5, 1]],
  ],
  [
    'case-decision',
    30,
    'days',
    'ngày hết hạn trả lời hoặc ngày nhận trả lời',
    HOUSE,
    '2026-01-01',
    [['complex', 15, 1]],
  ],
  [
    'case-appeal',
    15,
    'days',
    'ngày nhận thông báo quyết định',
    `${HOUSE}; thời hiệu như Luật Khiếu nại 2011, Điều 48`,
    '2026-01-01',
  ],
  [
    'case-appeal-decision',
    30,
    'days',
    'ngày nhận khiếu nại về quyết định',
    `${HOUSE}; thời hạn như Luật Khiếu nại 2011, Điều 28`,
    '2026-01-01',
    [['complex', 15, 1]],
  ],
];

function toRow([code, amount, unit, runs_from, legal_basis, effective_from, extensions]: FirstRule) {
  return {
    code,
    amount,
    unit,
    runs_from,
    legal_basis,
    effective_from,
    extensions: (extensions ?? []).map(([ground, added, times]) => ({ ground, amount: added, times })),
  };
}
