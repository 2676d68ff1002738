import { expect } from '@jest/globals';
import type { ProposalView } from '@namkhong/contracts/http/directive-proposals';
import type { Asker, BootedDirective } from './booted-directive.js';

type Unit = { readonly unitId: string };

/** The text of somebody who does not know better than to give name and number. */
export const PROPOSAL_TEXT =
  'Khoản 2 Điều 5 yêu cầu nộp bản sao đã có trong cơ sở dữ liệu. Tôi là Trần Thị B, số 0912 345 678.';

export const proposalDecision = {
  outcome: 'partly-adopted',
  reasons: 'Cơ sở dữ liệu đã có bản sao.',
  answer: 'Ủy ban nhân dân xã tiếp thu, sẽ không yêu cầu bản sao đã có trong cơ sở dữ liệu.',
  documentNumber: '15/QĐ-UBND',
};

export const headOf = ({ unitId }: Unit) => ({ role: 'unit-head', unitId }) as const;

/** What specs of proposals do again and again; proposals go to the unit unless they say otherwise. */
export function proposing(directive: BootedDirective, unit: Unit) {
  let network = 0;
  const proposal = (change: Record<string, unknown> = {}) => ({
    kind: 'inadequate-regulation',
    title: 'Bỏ yêu cầu nộp bản sao',
    text: PROPOSAL_TEXT,
    documentNumber: '2071/QĐ-UBND',
    unitId: unit.unitId,
    ...change,
  });
  /** Each request from another network, as the gateway hashes it. */
  const propose = (change: Record<string, unknown> = {}) =>
    directive.post(null, 'proposals', proposal(change), {
      'nk-network': `network-of-somebody-${(network += 1)}`,
    });
  /** The id of a new proposal. */
  const received = async (change: Record<string, unknown> = {}): Promise<string> => {
    expect(await propose(change)).toMatchObject({ status: 201 });
    const list = await directive.get('committee-office', 'proposals?limit=1');
    const [latest] = (list.body as { items: ProposalView[] }).items;
    if (latest === undefined) throw new Error('nothing was received');
    return latest.proposalId;
  };
  const act = (as: Asker, proposalId: string, what: string, body: unknown, version?: number) =>
    directive.post(
      as,
      `proposals/${proposalId}/${what}`,
      body,
      version === undefined ? {} : { 'if-match': `"${version}"` },
    );
  /** A proposal that has been accepted, with its version. */
  const accepted = async (change: Record<string, unknown> = {}) => {
    const proposalId = await received(change);
    const answer = await act(headOf(unit), proposalId, 'reply', { reply: 'accept' }, 1);
    return { proposalId, version: (answer.body as ProposalView).version };
  };
  const statusOf = (receiptCode: string) => directive.post(null, 'proposals/status', { receiptCode });
  return { proposal, propose, received, accepted, act, statusOf };
}
