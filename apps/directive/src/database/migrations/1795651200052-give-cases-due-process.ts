import { type MigrationInterface, type QueryRunner } from 'typeorm';

const HOUSE = 'Quy chế xử lý của cơ quan (biện pháp ban đầu, cơ quan ban hành phiên bản riêng)';
const DISCIPLINE =
  'Nghị định 172/2025/NĐ-CP (cán bộ, công chức), Nghị định 234/2026/NĐ-CP (viên chức): thẩm quyền kỷ luật thuộc cơ quan khác';

/** code, title (vi, en), weight, kind, who, months, legal basis, in force from */
const firstMeasures = [
  ['reminder', 'Nhắc nhở', 'Reminder', 10, 'measure', ['unit', 'official'], 6, HOUSE, '2026-01-01'],
  [
    'accounting',
    'Yêu cầu giải trình bằng văn bản',
    'Written account',
    20,
    'measure',
    ['unit', 'official'],
    null,
    'Luật Phòng, chống tham nhũng 2018, Điều 15 (trách nhiệm giải trình)',
    '2026-01-01',
  ],
  [
    'training',
    'Tập huấn, bồi dưỡng',
    'Training',
    20,
    'measure',
    ['unit', 'official'],
    null,
    HOUSE,
    '2026-01-01',
  ],
  [
    'self-criticism',
    'Kiểm điểm, rút kinh nghiệm',
    'Review before colleagues',
    30,
    'measure',
    ['unit', 'official'],
    12,
    HOUSE,
    '2026-01-01',
  ],
  [
    'grading-input',
    'Làm căn cứ khi đánh giá, xếp loại',
    'Input to the yearly grading',
    40,
    'measure',
    ['official'],
    12,
    'Nghị định 335/2025/NĐ-CP (công chức), Nghị định 233/2026/NĐ-CP (viên chức)',
    '2026-07-01',
  ],
  [
    'change-of-position',
    'Chuyển đổi vị trí công tác',
    'Change of position',
    50,
    'measure',
    ['official'],
    null,
    HOUSE,
    '2026-01-01',
  ],
  [
    'referral-discipline',
    'Chuyển cơ quan có thẩm quyền xem xét kỷ luật',
    'Referral to whoever may discipline',
    60,
    'referral',
    ['unit', 'official'],
    null,
    DISCIPLINE,
    '2026-07-01',
  ],
] as const;

/** What may follow from a case as versioned data, and the way of a case from notice to a decision that is final. */
export class GiveCasesDueProcess1795651200052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE measures (
        code text NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        title_vi text NOT NULL,
        title_en text NOT NULL,
        weight integer NOT NULL CHECK (weight BETWEEN 1 AND 100),
        kind text NOT NULL CHECK (kind IN ('measure', 'referral')),
        applies_to text[] NOT NULL CHECK (applies_to <@ ARRAY['unit', 'official']),
        months integer CHECK (months >= 1),
        legal_basis text NOT NULL,
        effective_from date NOT NULL,
        effective_to date,
        PRIMARY KEY (code, version),
        CHECK (effective_from < effective_to)
      )`);
    for (const [code, vi, en, weight, kind, who, months, basis, from] of firstMeasures) {
      await runner.query(
        `INSERT INTO measures (code, version, title_vi, title_en, weight, kind, applies_to, months, legal_basis, effective_from)
         VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [code, vi, en, weight, kind, who, months, basis, from],
      );
    }
    await runner.query(`
      ALTER TABLE handling_cases
        ALTER COLUMN flag_id DROP NOT NULL,
        ALTER COLUMN threshold DROP NOT NULL,
        ALTER COLUMN evidence DROP NOT NULL,
        ALTER COLUMN conditions DROP NOT NULL,
        ALTER COLUMN lowest_criterion DROP NOT NULL,
        DROP CONSTRAINT handling_cases_status_check,
        ADD CONSTRAINT handling_cases_status_check CHECK (status IN ('opened', 'noticed', 'replied', 'proposed',
          'decided', 'notified', 'appealed', 'final', 'annulled', 'closed', 'expired')),
        ADD COLUMN origin text NOT NULL DEFAULT 'flag' CHECK (origin IN ('flag', 'finding', 'person')),
        ADD COLUMN finding_id uuid UNIQUE REFERENCES findings (finding_id),
        ADD COLUMN opened_by text,
        ADD COLUMN reason text,
        ADD COLUMN redacted_reason text,
        ADD COLUMN notice_text text,
        ADD COLUMN noticed_at timestamptz,
        ADD COLUMN proposed_measure text,
        ADD COLUMN proposed_version integer,
        ADD COLUMN proposal_reason text,
        ADD COLUMN proposed_by text,
        ADD COLUMN proposed_at timestamptz,
        ADD COLUMN measure_code text,
        ADD COLUMN measure_version integer,
        ADD COLUMN decided_by text,
        ADD COLUMN decided_on date,
        ADD COLUMN document text,
        ADD COLUMN delivered_on date,
        ADD COLUMN concluded_on date,
        ADD COLUMN expires_on date,
        ADD COLUMN correction_due text,
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD CHECK ((origin = 'flag') = (flag_id IS NOT NULL)),
        ADD CHECK ((origin = 'finding') = (finding_id IS NOT NULL)),
        ADD CHECK (origin <> 'flag' OR num_nulls(threshold, evidence, conditions, lowest_criterion) = 0),
        ADD CHECK (origin <> 'person' OR num_nulls(opened_by, reason, redacted_reason) = 0),
        ADD CHECK (num_nulls(notice_text, noticed_at) IN (0, 2)),
        ADD CHECK (num_nulls(proposal_reason, proposed_by, proposed_at) IN (0, 3)),
        ADD CHECK (num_nulls(measure_code, measure_version) IN (0, 2)),
        ADD CHECK (num_nulls(proposed_measure, proposed_version) IN (0, 2)),
        ADD CHECK (num_nulls(decided_by, decided_on) IN (0, 2)),
        ADD CHECK (num_nulls(document, delivered_on) IN (0, 2)),
        ADD CONSTRAINT a_measure_takes_two CHECK (decided_by IS NULL OR (proposed_by IS NOT NULL AND proposed_by <> decided_by)),
        ADD CONSTRAINT a_measure_is_decided CHECK (measure_code IS NULL OR decided_by IS NOT NULL),
        ADD FOREIGN KEY (measure_code, measure_version) REFERENCES measures (code, version),
        ADD FOREIGN KEY (proposed_measure, proposed_version) REFERENCES measures (code, version)`);
    await runner.query(`CREATE INDEX handling_cases_official ON handling_cases (official_id)`);
    await runner.query(`
      CREATE INDEX handling_cases_expiring ON handling_cases (expires_on) WHERE status = 'final' AND expires_on IS NOT NULL`);
    await runner.query(`
      CREATE TABLE case_evidence (
        evidence_id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES handling_cases (case_id),
        kind text NOT NULL CHECK (kind IN ('document', 'record', 'photo', 'statement', 'figure')),
        reference text NOT NULL,
        sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        redacted text NOT NULL,
        added_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX case_evidence_case ON case_evidence (case_id)`);
    await runner.query(`
      CREATE TABLE case_replies (
        case_id uuid NOT NULL REFERENCES handling_cases (case_id),
        ordinal integer NOT NULL,
        text text NOT NULL,
        by_role text NOT NULL CHECK (by_role IN ('official', 'unit-head')),
        at timestamptz NOT NULL,
        late boolean NOT NULL,
        account text NOT NULL,
        PRIMARY KEY (case_id, ordinal)
      )`);
    await runner.query(`
      CREATE TABLE case_appeals (
        case_id uuid PRIMARY KEY REFERENCES handling_cases (case_id),
        text text NOT NULL,
        lodged_at timestamptz NOT NULL,
        account text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE case_decisions (
        case_id uuid NOT NULL REFERENCES handling_cases (case_id),
        ordinal integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('decision', 'appeal', 'correction')),
        outcome text CHECK (outcome IN ('upheld', 'corrected', 'annulled')),
        measure_code text,
        measure_version integer,
        ground text,
        reason text NOT NULL,
        decided_at timestamptz NOT NULL,
        decided_by text NOT NULL,
        PRIMARY KEY (case_id, ordinal),
        FOREIGN KEY (measure_code, measure_version) REFERENCES measures (code, version),
        CHECK (num_nulls(measure_code, measure_version) IN (0, 2)),
        CHECK ((kind = 'decision') = (outcome IS NULL)),
        CHECK ((kind = 'correction') = (ground IS NOT NULL))
      )`);
    await runner.query(`
      CREATE TABLE case_recusals (
        case_id uuid NOT NULL REFERENCES handling_cases (case_id),
        account text NOT NULL,
        ground text NOT NULL,
        reason text NOT NULL,
        at timestamptz NOT NULL,
        declared_by text NOT NULL,
        PRIMARY KEY (case_id, account)
      )`);
    await runner.query(`
      CREATE TABLE case_steps (
        case_id uuid NOT NULL REFERENCES handling_cases (case_id),
        ordinal integer NOT NULL,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        detail text,
        reason text,
        PRIMARY KEY (case_id, ordinal)
      )`);
    await runner.query(`
      INSERT INTO case_steps (case_id, ordinal, kind, at, detail)
      SELECT case_id, 1, 'opened', opened_at, 'flag' FROM handling_cases`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE case_steps, case_recusals, case_decisions, case_appeals, case_replies, case_evidence`,
    );
    await runner.query(`DELETE FROM handling_cases WHERE origin <> 'flag'`);
    await runner.query(`UPDATE handling_cases SET status = 'opened'`);
    await runner.query(`DROP INDEX handling_cases_official, handling_cases_expiring`);
    await runner.query(`
      ALTER TABLE handling_cases
        DROP COLUMN origin, DROP COLUMN finding_id, DROP COLUMN opened_by, DROP COLUMN reason,
        DROP COLUMN redacted_reason, DROP COLUMN notice_text, DROP COLUMN noticed_at, DROP COLUMN proposed_measure,
        DROP COLUMN proposed_version, DROP COLUMN proposal_reason, DROP COLUMN proposed_by, DROP COLUMN proposed_at,
        DROP COLUMN measure_code, DROP COLUMN measure_version, DROP COLUMN decided_by, DROP COLUMN decided_on,
        DROP COLUMN document, DROP COLUMN delivered_on, DROP COLUMN concluded_on, DROP COLUMN expires_on,
        DROP COLUMN correction_due, DROP COLUMN version,
        DROP CONSTRAINT handling_cases_status_check,
        ADD CONSTRAINT handling_cases_status_check CHECK (status IN ('opened')),
        ALTER COLUMN flag_id SET NOT NULL,
        ALTER COLUMN threshold SET NOT NULL,
        ALTER COLUMN evidence SET NOT NULL,
        ALTER COLUMN conditions SET NOT NULL,
        ALTER COLUMN lowest_criterion SET NOT NULL`);
    await runner.query(`DROP TABLE measures`);
  }
}
