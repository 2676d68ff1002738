import type { GrantableRole } from '@namkhong/domain';
import { bootDirective, type Answer, type Asker } from './booted-directive.js';

/** Monday 23 November 2026, 10:00 in Hà Nội. */
export const MORNING = new Date('2026-11-23T03:00:00.000Z');
/** The Monday after, on which the tasks are due. */
export const DUE = '2026-11-30';
/** What claims show. */
export const file = {
  kind: 'file',
  sha256: 'a'.repeat(64),
  mediaType: 'application/pdf',
  name: 'bao-cao.pdf',
  bytes: 12_345,
} as const;
export const claim = { note: 'Đã hoàn thành, gửi kèm báo cáo.', evidence: [file] };
export const reason = 'Cần bổ sung số liệu của quý trước.';
export const office = 'committee-office' as const;

/** A directive service with two units and their officials, and acts on tasks of the first. Close it in `afterAll`. */
export async function bootActs() {
  const directive = await bootDirective();
  const unit = await directive.addUnit('00001', 'Xã Một');
  const other = await directive.addUnit('00002', 'Xã Hai');
  await directive.addPost('CB-001', '00001', 'staff');
  await directive.addPost('CB-002', '00001', 'deputy');
  await directive.addPost('CB-003', '00002', 'staff');
  let count = 0;

  const versionOf = async (id: string): Promise<string> =>
    (await directive.get(office, `assignments/${id}`)).headers.etag ?? '';
  const as_ = (role: GrantableRole, unitId: string) => ({ role, unitId }) as const;
  const acts = {
    directive,
    unit,
    other,
    head: as_('unit-head', unit.unitId),
    member: as_('official', unit.unitId),
    versionOf,
    /** A task of its own for each test, so that none stands on what another left; `change` says what is unusual of it. */
    async task(
      change: Readonly<Record<string, unknown>> = {},
      units: unknown = [unit.unitId],
    ): Promise<string> {
      const number = `${String(++count).padStart(2, '0')}-CT/MH`;
      const { directiveId, clauses } = await directive.addDirective(number, 'issued', 1);
      const plain = { clauseId: clauses[0]?.clauseId, title: 'Việc', dueOn: DUE, urgency: 'normal' };
      const cut = { units, assignments: [{ ...plain, ...change }] };
      const answer = await directive.post(office, `directives/${directiveId}/assignments`, cut);
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      const listed = await directive.get(office, `assignments?directiveId=${directiveId}`);
      return (listed.body as { items: { assignmentId: string }[] }).items[0]?.assignmentId ?? '';
    },
    /** An act on the version that stands now. */
    act: async (as: Asker, id: string, what: string, body?: unknown): Promise<Answer> =>
      directive.post(as, `assignments/${id}/${what}`, body, { 'if-match': await versionOf(id) }),
    /** An act that has to succeed. */
    async done(as: Asker, id: string, what: string, body?: unknown): Promise<Answer> {
      const answer = await acts.act(as, id, what, body);
      if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer;
    },
    /** An account of the official of a badge number, in the role of an official of the unit. */
    async official(code: string): Promise<{ subject: string }> {
      const [row] = await directive.service.database.read((session) =>
        session.query<{ official_id: string }>(`SELECT official_id FROM officials WHERE code = $1`, [code]),
      );
      const subject = `account-of-${code}`;
      await directive.service.grant(subject, 'official', unit.unitId, row?.official_id);
      return { subject };
    },
  };
  return acts;
}

export type BootedActs = Awaited<ReturnType<typeof bootActs>>;
