/**
 * Points of one dossier for those of the nine indices whose condition can be read off facts (Thông tư 01/2018/TT-VPCP,
 * Điều 13). The one-stop organisation and the online services (5 and 9) are judged by whoever evaluates.
 */
export type DossierPoints = 0 | 1 | 2;

/** Indices 1 and 2: shorter than the limit 2, equal 1, longer 0. Both in one unit. Throws RangeError when negative. */
export function pointsForTime(taken: number, limit: number): DossierPoints {
  if (!(taken >= 0 && limit >= 0)) throw new RangeError('a time cannot be negative');
  if (taken < limit) return 2;
  return taken === limit ? 1 : 0;
}

/**
 * Indices 3 and 4: no contact with the office, or no other agency, 2; one 1; more 0. Contacts that the applicant's own fault
 * made necessary do not count. Throws RangeError unless it is a whole number from 0.
 */
export function pointsForContacts(contacts: number): DossierPoints {
  if (!Number.isSafeInteger(contacts) || contacts < 0) throw new RangeError('contacts are counted from 0');
  if (contacts === 0) return 2;
  return contacts === 1 ? 1 : 0;
}

/** Index 6: posted at the office and published online 2, one of the two 1, neither 0. */
export function pointsForPublication(posted: boolean, online: boolean): DossierPoints {
  if (posted && online) return 2;
  return posted || online ? 1 : 0;
}

/** A complaint of harassment; one that was verified as untrue or slanderous does not count. */
export type ComplaintOfAttitude = 'upheld' | 'open' | 'untrue';

/**
 * Index 7: done early and nobody complained 2, on time and nobody complained 1, a complaint of harassment 0. Null where it
 * was late without a complaint: the rule says nothing of that, so it is judged by whoever evaluates.
 */
export function pointsForAttitude(
  timing: 'early' | 'on-time' | 'late',
  complaints: readonly ComplaintOfAttitude[],
): DossierPoints | null {
  if (complaints.some((complaint) => complaint !== 'untrue')) return 0;
  if (timing === 'late') return null;
  return timing === 'early' ? 2 : 1;
}

/**
 * Index 8: no complaint, or all answered in time 2; nine in ten at least 1; fewer, or one that drags on, 0. Throws
 * RangeError unless 0 ≤ answered in time ≤ all.
 */
export function pointsForComplaints(all: number, inTime: number, prolonged: boolean): DossierPoints {
  if (!Number.isSafeInteger(all) || !Number.isSafeInteger(inTime) || inTime < 0 || inTime > all)
    throw new RangeError('complaints answered in time lie between 0 and all');
  if (prolonged) return 0;
  if (inTime === all) return 2;
  return 10 * inTime >= 9 * all ? 1 : 0;
}
