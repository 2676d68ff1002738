import { caseConcludedV1, caseCorrectedV1, postRecordedV1 } from '@namkhong/contracts';
import type { CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { bootDirective, type Answer, type Asker } from './booted-directive.js';

/** Monday 23 November 2026, 10:00 in Hà Nội. */
export const MONDAY = new Date('2026-11-23T03:00:00.000Z');

/** Accounts by what they are in the story of a case about official CB-101 of a ward. */
export const official = { subject: 'can-bo-101' };
export const colleague = { subject: 'can-bo-102' };
export const head = { subject: 'truong-phuong' };
/** Of the committee's office, and a reviewer too. */
export const opener = { subject: 'van-phong' };
export const first = { subject: 'tham-dinh-1' };
export const second = { subject: 'tham-dinh-2' };
export const third = { subject: 'tham-dinh-3' };
/** Reviewers who serve in the ward, and in the province above it. */
export const ofTheWard = { subject: 'tham-dinh-tai-phuong' };
export const above = { subject: 'tham-dinh-cap-tren' };

export const REASON = { reason: 'Đã xem xét đủ tài liệu và ý kiến trả lời.' };
export const notice = { text: 'Anh/chị được xem xét về việc hẹn trả kết quả; hồ sơ gồm tài liệu kèm theo.' };
export const measure = (code: string | null) => ({ measure: code, ...REASON });
export const at = (version: number) => ({ 'if-match': `"${version}"` });

/** The service with a ward, its people and reviewers within and outside the line, and the steps of a case. */
export async function bootCaseWorld() {
  const directive = await bootDirective();
  const province = await directive.addUnit('T-01', 'Tỉnh Minh Họa', { kind: 'tinh' });
  const ward = await directive.addUnit('MH-01', 'Phường Sen Hồng', {
    parentCode: 'T-01',
    illustrative: true,
  });
  await directive.addPost('CB-101', 'MH-01', 'staff');
  await directive.addPost('CB-102', 'MH-01', 'staff');
  await directive.addPost('CB-900', 'T-01', 'head');
  const posts = (await directive.published(postRecordedV1)).map(({ data }) => data.officialId);
  const officialId = posts[0] ?? '';
  const { grant } = directive.service;
  await grant(official.subject, 'official', ward.unitId, officialId);
  await grant(colleague.subject, 'official', ward.unitId, posts[1]);
  await grant(head.subject, 'unit-head', ward.unitId);
  await grant(opener.subject, 'committee-office');
  for (const { subject } of [opener, first, second, third, ofTheWard, above])
    await grant(subject, 'reviewer');
  await grant(ofTheWard.subject, 'official', ward.unitId, posts[1]);
  await grant(above.subject, 'official', province.unitId, posts[2]);

  const request = (over = {}) => ({
    unitId: ward.unitId,
    officialCode: 'CB-101',
    reason: 'Ông B phản ánh bị hẹn nhiều lần.',
    redacted: 'Có phản ánh về việc hẹn trả kết quả nhiều lần.',
    evidence: [
      { kind: 'document', reference: 'Công văn đến 412, tờ 2', redacted: 'Bốn giấy hẹn cho một hồ sơ.' },
    ],
    ...over,
  });
  const read = async (caseId: string, who: Asker = third) =>
    (await directive.get(who, `cases/${caseId}`)).body as CaseFileView;
  /** Asks for it as of the version that is stored. */
  const ask = async (who: Asker, caseId: string, path: string, body: object): Promise<Answer> => {
    const { version } = await read(caseId);
    return directive.post(who, `cases/${caseId}/${path}`, body, at(version));
  };
  /** Asks for it, and fails where it is not done. */
  const act = async (who: Asker, caseId: string, path: string, body: object): Promise<CaseFileView> =>
    done(await ask(who, caseId, path, body), 200);
  const open = async (over = {}): Promise<string> =>
    done(await directive.post(opener, 'cases', request(over)), 201).caseId;
  const noticed = async (over = {}): Promise<string> => {
    const caseId = await open(over);
    await act(first, caseId, 'notice', notice);
    return caseId;
  };
  const proposed = async (code: string | null = 'training'): Promise<string> => {
    const caseId = await noticed();
    await act(official, caseId, 'replies', { text: 'Hồ sơ thiếu giấy tờ, tôi đã ghi trong sổ.' });
    await act(first, caseId, 'proposal', measure(code));
    return caseId;
  };
  const notified = async (code: string | null = 'training'): Promise<string> => {
    const caseId = await proposed(code);
    await act(second, caseId, 'decision', measure(code));
    await act(second, caseId, 'notification', { document: '15/TB-UBND', deliveredOn: '2026-11-23' });
    return caseId;
  };
  const concluded = async (caseId: string) =>
    (await directive.published(caseConcludedV1))
      .map(({ data }) => data)
      .filter((one) => one.caseId === caseId);
  const corrected = async (caseId: string) =>
    (await directive.published(caseCorrectedV1))
      .map(({ data }) => data)
      .filter((one) => one.caseId === caseId);
  const steps = { request, read, ask, act, open, noticed, proposed, notified, concluded, corrected };
  return { directive, ward, officialId, ...steps };
}

export type CaseWorld = Awaited<ReturnType<typeof bootCaseWorld>>;

function done({ status, headers, body }: Answer, expected: number): CaseFileView {
  const file = body as CaseFileView;
  const isTagged = expected === 201 || headers.etag === `"${file.version}"`;
  if (status !== expected || !isTagged) throw new Error(`${status} ${JSON.stringify(body)}`);
  return file;
}
