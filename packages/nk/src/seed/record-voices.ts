import {
  request,
  requestReceipt,
  requestStatus,
  requestSummary,
} from '@namkhong/contracts/http/feedback-requests';
import { poll } from '@namkhong/contracts/http/feedback-polls';
import { proposal, proposalReceipt, proposalSummary } from '@namkhong/contracts/http/directive-proposals';
import { page } from '@namkhong/contracts/http/page';
import { addDays, localDate } from '@namkhong/domain';
import type { z } from 'zod';
import type { ApiClient } from '../client/api-client.js';
import { oncePermitted } from './once-permitted.js';

const requests = '/api/feedback/v1/requests';
const proposals = '/api/directive/v1/proposals';
const pollsPath = '/api/feedback/v1/polls';

const asked = {
  title: 'Phải chờ lâu ở quầy đất đai sáng thứ hai',
  text: 'Sáng thứ hai nào cũng phải chờ hơn hai giờ ở quầy đất đai.',
};
const answered = 'Từ đầu tháng phường mở thêm một quầy vào sáng thứ hai; thời gian chờ đã giảm.';

/**
 * One request of the fictional ward from sending to the sender's own word, one proposal from sending to its answer, and a poll that is
 * open for two weeks. Request and proposal are not made public here: whoever answered may not be the one who frees them of personal
 * data.
 */
export async function recordVoices(client: ApiClient, wardId: string): Promise<void> {
  const sent = await oncePermitted('requests of the ward', () =>
    client.call(`${requests}?unitId=${wardId}`, page(requestSummary)),
  );
  if (sent.items.length === 0) await askAndAnswer(client, wardId);
  const received = await client.call(`${proposals}?unitId=${wardId}`, page(proposalSummary));
  if (received.items.length === 0) await propose(client, wardId);
  const polls = await client.call(`${pollsPath}?unitId=${wardId}`, page(poll));
  if (polls.items.length === 0) await ask(client, wardId);
}

async function askAndAnswer(client: ApiClient, unitId: string): Promise<void> {
  const { receiptCode } = await client.call(requests, requestReceipt, {
    json: { kind: 'feedback', topic: 'other', unitId, ...asked },
  });
  const { items } = await client.call(`${requests}?unitId=${unitId}`, page(requestSummary));
  const [sent] = items;
  if (!sent) throw new Error('the request of the demonstration did not arrive');
  let { version } = sent;
  const act = async (what: string, json: unknown) => {
    const headers = { 'if-match': `"${version}"` };
    ({ version } = await client.call(`${requests}/${sent.requestId}/${what}`, request, { json, headers }));
  };
  await act('reply', { reply: 'accept' });
  await act('closing', { text: answered });
  await client.call(`${requests}/verdict`, requestStatus, {
    json: { receiptCode, verdict: 'resolved', satisfaction: 5 },
  });
}

async function propose(client: ApiClient, unitId: string): Promise<void> {
  await client.call(proposals, proposalReceipt, {
    json: {
      ...{ kind: 'inadequate-regulation', unitId, documentNumber: '15/2025/QĐ-UBND' },
      title: 'Bỏ yêu cầu bản sao giấy tờ đã có trong cơ sở dữ liệu',
      text: 'Quầy vẫn yêu cầu bản sao giấy tờ mà phường đã có.',
    },
  });
  const { items } = await client.call(`${proposals}?unitId=${unitId}`, page(proposalSummary));
  const [sent] = items;
  if (!sent) throw new Error('the proposal of the demonstration did not arrive');
  let current: z.output<typeof proposal> = await client.call(`${proposals}/${sent.proposalId}`, proposal);
  const act = async (what: string, json: unknown) => {
    const headers = { 'if-match': `"${current.version}"` };
    current = await client.call(`${proposals}/${sent.proposalId}/${what}`, proposal, { json, headers });
  };
  await act('reply', { reply: 'accept' });
  await act('decision', {
    ...{ outcome: 'adopted', reasons: 'Giấy tờ tra cứu được trong cơ sở dữ liệu.' },
    answer: 'Tiếp thu: quầy không yêu cầu bản sao giấy tờ đã có trong cơ sở dữ liệu.',
  });
}

async function ask(client: ApiClient, unitId: string): Promise<void> {
  const today = localDate(new Date());
  const option = (code: string, vi: string, en: string) => ({ code, label: { vi, en } });
  await client.call(pollsPath, poll, {
    json: {
      ...{ unitId, opensOn: today, closesOn: addDays(today, 14), maxChoices: 2, takesComments: true },
      title: { vi: 'Giờ làm việc của bộ phận Một cửa', en: 'Opening hours of the one-stop counter' },
      text: {
        vi: 'Phường dự kiến mở thêm giờ cho người đi làm giờ hành chính. Nên mở thêm buổi nào?',
        en: 'The ward plans more hours for people who work in office hours. When should it open?',
      },
      options: [
        option('saturday', 'Sáng thứ Bảy', 'Saturday morning'),
        option('evening', 'Tối thứ Ba, đến 19 giờ', 'Tuesday evening, until 7 pm'),
        option('noon', 'Giờ nghỉ trưa', 'Lunch time'),
      ],
    },
  });
}
