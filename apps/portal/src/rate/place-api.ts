import {
  challenge,
  ratingReceipt,
  servicePointView,
  type OpenRating,
  type ServicePointView,
} from '@namkhong/contracts/http/feedback';
import { fetchJson } from '../api/fetch-json.js';

const base = '/api/feedback/v1';

/** What is asked at a place, by the code on its wall. */
export function fetchPlace(code: string): Promise<ServicePointView> {
  return fetchJson(servicePointView, `${base}/service-points/${encodeURIComponent(code)}`);
}

/** A piece of work to be done before one may speak without a ballot. It tells nothing of who asks. */
export function fetchChallenge() {
  return fetchJson(challenge, `${base}/challenges`);
}

/** Resolves once the rating is committed. The proof is spent with it. */
export async function sendOpenRating(rating: OpenRating): Promise<string> {
  const { receipt } = await fetchJson(ratingReceipt, `${base}/open-ratings`, {
    method: 'POST',
    body: rating,
  });
  return receipt;
}
