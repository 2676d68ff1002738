import type { CivilDate } from '@namkhong/domain';

/** What is open to be signed. */
export interface SignableCampaign {
  readonly opensOn: CivilDate;
  /** First day on which it cannot be signed any more. */
  readonly closesOn: CivilDate;
  /** In order of their versions, 1, 2 …; never empty. */
  readonly texts: readonly {
    readonly version: number;
    readonly textHash: string;
    readonly requiresRenewal: boolean;
  }[];
}

export interface Signature {
  /** Who asks, by their account; null where it belongs to no official. */
  readonly callerId: string | null;
  /** In whose name. */
  readonly officialId: string;
  /** The post the official holds in the unit today, or null. */
  readonly postId: string | null;
  readonly textVersion: number;
  readonly textHash: string;
}

export type PledgeFault =
  | 'pledge-account-without-official'
  | 'pledge-for-another'
  | 'pledge-campaign-not-open'
  | 'pledge-text-unknown'
  | 'pledge-text-superseded'
  | 'pledge-text-differs'
  | 'pledge-post-missing'
  | 'pledge-witness-is-signer'
  | 'pledge-witness-not-in-post'
  | 'pledge-witnessed'
  | 'pledge-withdrawn';

/** Why this cannot be signed, or null. A pledge is given in person, on the text in force, for a post that is held. */
export function findSignatureFault(
  campaign: SignableCampaign,
  signature: Signature,
  today: CivilDate,
): PledgeFault | null {
  if (signature.callerId === null) return 'pledge-account-without-official';
  if (signature.callerId !== signature.officialId) return 'pledge-for-another';
  if (today < campaign.opensOn || today >= campaign.closesOn) return 'pledge-campaign-not-open';
  const text = campaign.texts.find(({ version }) => version === signature.textVersion);
  if (text === undefined) return 'pledge-text-unknown';
  if (text !== campaign.texts.at(-1)) return 'pledge-text-superseded';
  if (text.textHash !== signature.textHash) return 'pledge-text-differs';
  return signature.postId === null ? 'pledge-post-missing' : null;
}

/** The first text version whose pledges count: the last one that had to be signed anew. */
export function countedFrom(texts: SignableCampaign['texts']): number {
  return texts.findLast(({ requiresRenewal }) => requiresRenewal)?.version ?? 1;
}

/** A pledge as far as what comes after the signature depends on it. */
export interface StandingPledge {
  readonly officialId: string;
  readonly witnessId: string | null;
  readonly isWithdrawn: boolean;
}

/** Why this official cannot witness the pledge, or null. Nobody witnesses themselves. */
export function findWitnessFault(
  pledge: StandingPledge,
  witness: { readonly officialId: string | null; readonly isInPost: boolean },
): PledgeFault | null {
  if (pledge.isWithdrawn) return 'pledge-withdrawn';
  if (witness.officialId === null) return 'pledge-account-without-official';
  if (witness.officialId === pledge.officialId) return 'pledge-witness-is-signer';
  if (pledge.witnessId !== null) return 'pledge-witnessed';
  return witness.isInPost ? null : 'pledge-witness-not-in-post';
}

/** Why the caller cannot withdraw the pledge, or null. */
export function findWithdrawalFault(pledge: StandingPledge, callerId: string | null): PledgeFault | null {
  if (callerId === null) return 'pledge-account-without-official';
  if (callerId !== pledge.officialId) return 'pledge-for-another';
  return pledge.isWithdrawn ? 'pledge-withdrawn' : null;
}
