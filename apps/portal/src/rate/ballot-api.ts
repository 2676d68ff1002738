import type { FurtherAnswers } from '@namkhong/contracts/http/feedback-forms';
import {
  ballotHeader,
  ballotView,
  deviceHeader,
  ratingReceipt,
  type BallotView,
} from '@namkhong/contracts/http/feedback';
import { fetchJson } from '../api/fetch-json.js';

const base = '/api/feedback/v1';

/** The token travels in a header only, so that no log of addresses holds it. */
export function fetchBallot(token: string): Promise<BallotView> {
  return fetchJson(ballotView, `${base}/ballot`, { headers: { [ballotHeader]: token } });
}

export interface Answers {
  readonly levels: Readonly<Record<string, number>>;
  readonly secondsTaken: number;
  /** What was chosen beside the criteria. */
  readonly further: FurtherAnswers | null;
  /** As `deviceName` says; null where no official is rated, for nobody is recognised then. */
  readonly device: string | null;
}

/** Resolves once the rating is committed. The ballot is spent with it: sent again, it is refused. */
export async function sendRating(token: string, answers: Answers): Promise<string> {
  const { receipt } = await fetchJson(ratingReceipt, `${base}/ratings`, {
    method: 'POST',
    headers: {
      [ballotHeader]: token,
      ...(answers.device === null ? {} : { [deviceHeader]: answers.device }),
    },
    body: {
      levels: answers.levels,
      secondsTaken: answers.secondsTaken,
      further: answers.further,
      channel: 'web',
    },
  });
  return receipt;
}
