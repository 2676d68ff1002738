import { localDate, type CivilDate } from '@namkhong/domain';
import type { PledgeFault, SignableCampaign } from './sign-pledge.js';

/** A pledge on paper, with what the register knows of those on it on the day it was signed. */
export interface PaperPledge {
  readonly signedOn: CivilDate;
  readonly textVersion: number;
  readonly signer: Party;
  readonly witness: Party | null;
  /** Who records it, as the official they are; null where their account belongs to none. */
  readonly recorderId: string | null;
}

interface Party {
  readonly officialId: string;
  readonly isInPost: boolean;
}

export type PaperFault =
  | Extract<PledgeFault, 'pledge-campaign-not-open' | 'pledge-text-unknown' | 'pledge-witness-is-signer'>
  | 'pledge-recorder-is-party'
  | 'pledge-official-not-in-post'
  | 'pledge-paper-witness-not-in-post'
  | 'pledge-day-to-come'
  | 'pledge-text-not-of-day';

/** A text, with the time from which it was there to be signed. */
interface DatedText {
  readonly version: number;
  readonly recordedAt: string;
}

/**
 * Why this paper cannot be recorded, or null. All is as of the day on it: the campaign, the text in force, the posts of
 * signer and witness. Whoever records it is neither of them.
 */
export function findPaperFault(
  campaign: Pick<SignableCampaign, 'opensOn' | 'closesOn'> & { readonly texts: readonly DatedText[] },
  paper: PaperPledge,
  today: CivilDate,
): PaperFault | null {
  const { signedOn, textVersion, signer, witness, recorderId } = paper;
  if (signedOn > today) return 'pledge-day-to-come';
  if (signedOn < campaign.opensOn || signedOn >= campaign.closesOn) return 'pledge-campaign-not-open';
  if (!campaign.texts.some(({ version }) => version === textVersion)) return 'pledge-text-unknown';
  if (textVersion !== textOf(campaign.texts, signedOn)) return 'pledge-text-not-of-day';
  if (witness?.officialId === signer.officialId) return 'pledge-witness-is-signer';
  if (recorderId !== null && [signer.officialId, witness?.officialId].includes(recorderId)) {
    return 'pledge-recorder-is-party';
  }
  if (!signer.isInPost) return 'pledge-official-not-in-post';
  return witness !== null && !witness.isInPost ? 'pledge-paper-witness-not-in-post' : null;
}

/** The text in force on a day: the last one recorded by then; the first also before, paper being printed ahead. */
function textOf(texts: readonly DatedText[], day: CivilDate): number {
  return texts.findLast(({ recordedAt }) => localDate(new Date(recordedAt)) <= day)?.version ?? 1;
}
