import { describe, expect, it } from '@jest/globals';
import {
  countedFrom,
  findSignatureFault,
  findWithdrawalFault,
  findWitnessFault,
  type Signature,
  type SignableCampaign,
} from './sign-pledge.js';

const text = (version: number, requiresRenewal = false) => ({
  version,
  textHash: `h${version}`,
  requiresRenewal,
});
const campaign: SignableCampaign = {
  opensOn: '2026-11-01',
  closesOn: '2026-12-01',
  texts: [text(1), text(2)],
};
const signature: Signature = { callerId: 'a', officialId: 'a', postId: 'p', textVersion: 2, textHash: 'h2' };
const fault = (change: Partial<Signature>, today = '2026-11-23', of = campaign) =>
  findSignatureFault(of, { ...signature, ...change }, today);

describe('signing', () => {
  it('is done in person, on the text in force, for a post that is held, while the campaign is open', () => {
    expect(fault({})).toBeNull();
    expect(fault({}, '2026-11-01')).toBeNull();
    expect(fault({}, '2026-10-31')).toBe('pledge-campaign-not-open');
    expect(fault({}, '2026-11-30')).toBeNull();
    expect(fault({}, '2026-12-01')).toBe('pledge-campaign-not-open');
    expect(fault({ callerId: null })).toBe('pledge-account-without-official');
    expect(fault({ officialId: 'b' })).toBe('pledge-for-another');
    expect(fault({ textVersion: 3 })).toBe('pledge-text-unknown');
    expect(fault({ textVersion: 1, textHash: 'h1' })).toBe('pledge-text-superseded');
    expect(fault({ textHash: 'h1' })).toBe('pledge-text-differs');
    expect(fault({ postId: null })).toBe('pledge-post-missing');
  });

  it('counts from the last text that had to be signed anew', () => {
    expect(countedFrom([])).toBe(1);
    expect(countedFrom([text(1), text(2)])).toBe(1);
    expect(countedFrom([text(1), text(2, true), text(3)])).toBe(2);
    expect(countedFrom([text(1), text(2, true), text(3, true)])).toBe(3);
  });
});

describe('what follows', () => {
  const standing = { officialId: 'a', witnessId: null, isWithdrawn: false };

  it('has a witness who is somebody else and in post, once', () => {
    const witness = (officialId: string | null, isInPost = true) =>
      findWitnessFault(standing, { officialId, isInPost });
    expect(witness('b')).toBeNull();
    expect(witness('a')).toBe('pledge-witness-is-signer');
    expect(witness(null)).toBe('pledge-account-without-official');
    expect(witness('b', false)).toBe('pledge-witness-not-in-post');
    const other = { officialId: 'c', isInPost: true };
    expect(findWitnessFault({ ...standing, witnessId: 'b' }, other)).toBe('pledge-witnessed');
    expect(findWitnessFault({ ...standing, isWithdrawn: true }, other)).toBe('pledge-withdrawn');
  });

  it('is withdrawn by the signer alone, once', () => {
    expect(findWithdrawalFault(standing, 'a')).toBeNull();
    expect(findWithdrawalFault(standing, 'b')).toBe('pledge-for-another');
    expect(findWithdrawalFault(standing, null)).toBe('pledge-account-without-official');
    expect(findWithdrawalFault({ ...standing, isWithdrawn: true }, 'a')).toBe('pledge-withdrawn');
  });
});
