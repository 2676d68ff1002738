import { handlingCase } from '@namkhong/contracts/http/directive';
import { grant } from '@namkhong/contracts/http/directive';
import { caseFile, type CaseFileView } from '@namkhong/contracts/http/directive-handling';
import { page } from '@namkhong/contracts/http/page';
import { eventually } from '@namkhong/nk';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Person } from '../loop/person.js';
import { refused } from '../loop/refused.js';
import type { Trace } from '../loop/trace.js';

const base = '/api/directive/v1/cases';

/** The case that the flag of the seeded quarters opened, step by step to its end: two reviewers, nobody punished by itself. */
export async function followCase(trace: Trace) {
  let caseId = '';
  const say = (step: string, details: Readonly<Record<string, unknown>>) =>
    trace.add({ journey: 'quarter', step, ...details });
  const read = (who: Person) => who.call(`${base}/${caseId}`, caseFile);
  const act = async (who: Person, reader: Person, what: string, json: unknown): Promise<CaseFileView> => {
    const { version } = await read(reader);
    return who.call(`${base}/${caseId}/${what}`, caseFile, { json, headers: { 'if-match': `"${version}"` } });
  };
  const account = ({ officials }: Cast, login: string): Person => {
    const found = officials.get(login);
    if (!found) throw new Error(`there is no account ${login}`);
    return found;
  };
  /** The one who decides what the other proposed. */
  const second = (cast: Cast) => account(cast, 'inspector');

  return {
    get caseId() {
      return caseId;
    },

    /** The subject is told what it rests on before anything is weighed. */
    async notice(cast: Cast) {
      await cast.operator.call('/api/directive/v1/grants', grant, {
        json: { subject: 'inspector', role: 'reviewer', unitId: null, validFrom: '2026-01-01' },
      });
      const opened = await eventually('the case of the flag', async () => {
        const { items } = await cast.reviewer.call(base, page(handlingCase));
        return items.find(({ flagId }) => flagId !== null);
      });
      ({ caseId } = opened);
      const early = await refused(
        'a proposal before the subject was told',
        act(cast.reviewer, cast.reviewer, 'proposal', { measure: null, reason: 'Chưa thông báo.' }),
      );
      const noticed = await act(cast.reviewer, cast.reviewer, 'notice', {
        text: 'Thông báo xem xét chỉ số hài lòng thấp hai quý liên tiếp; căn cứ kèm theo. Bạn có thời hạn để giải trình.',
      });
      say('subject told, with the window to answer', {
        caseId,
        replyUntil: noticed.notice?.replyUntil,
        refusedBefore: early,
      });
    },

    async reply(cast: Cast) {
      const answer = { text: 'Quầy thiếu một người trong ba tháng; đã bố trí lại từ tháng mười.' };
      const foreign = await refused(
        'an answer by the head',
        act(cast.unitHead, cast.reviewer, 'replies', answer),
      );
      await act(account(cast, 'official'), cast.reviewer, 'replies', answer);
      const { replies } = await read(cast.reviewer);
      say('the subject answered', { replies: replies.length, refusedBefore: foreign });
    },

    /** One reviewer proposes, another decides; the head who commands the subject may do neither. */
    async decide(cast: Cast) {
      const training = {
        measure: 'training',
        reason: 'Bồi dưỡng kỹ năng, bố trí lại quầy; không có dấu hiệu cố ý.',
      };
      const inLine = await refused(
        'a proposal by the head',
        act(cast.unitHead, cast.reviewer, 'proposal', training),
      );
      await act(cast.reviewer, cast.reviewer, 'proposal', training);
      const twice = await refused(
        'a decision by whoever proposed',
        act(cast.reviewer, cast.reviewer, 'decision', training),
      );
      await act(second(cast), cast.reviewer, 'decision', training);
      const told = await act(second(cast), cast.reviewer, 'notification', {
        ...{ document: '15/TB-MH', deliveredOn: '2026-11-02' },
      });
      say('proposed by one reviewer, decided by another, notified', {
        ...{ measure: told.decisions.at(-1)?.measure?.code, refusedBefore: [inLine, twice] },
      });
    },

    /** Nobody appealed within the days for it. */
    async seeFinal(cast: Cast) {
      const done = await eventually('the decision final', async () => {
        const file = await read(cast.reviewer);
        return file.status === 'final' ? file : undefined;
      });
      demand(
        'every step is on record',
        done.history.map(({ kind }) => kind),
        (kinds) =>
          ['opened', 'noticed', 'replied', 'proposed', 'decided', 'notified', 'finalised'].every((kind) =>
            kinds.some((one) => one === kind),
          ),
      );
      say('no appeal within its days: final', {
        expiresOn: done.expiresOn,
        steps: done.history.map(({ kind }) => kind),
      });
    },
  };
}
