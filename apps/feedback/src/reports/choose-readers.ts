import { isValidOn, permissions, type CivilDate, type Grant, type GrantableRole } from '@namkhong/domain';
import type { HeldPost } from '../directory/held-posts.reader.js';

/** Somebody with a key to read reports with. */
export interface Candidate {
  readonly subject: string;
  readonly keyId: string;
  readonly grants: readonly Grant[];
}

export interface ReaderQuestion {
  readonly unitId: string;
  /** The units above it, nearest first. */
  readonly above: readonly string[];
  /** Whom it is about; null for the unit, or somebody in it who is not named. */
  readonly accusedId: string | null;
  /** It is about who leads the unit. */
  readonly leads: boolean;
  /** Posts of all candidates and of the accused. */
  readonly posts: readonly HeldPost[];
  readonly candidates: readonly Candidate[];
  readonly today: CivilDate;
}

/** Why somebody who holds the mandate may not read it. */
export type Conflict = 'accused' | 'own-unit' | 'command-line' | 'administrator' | 'commanded';

export interface ChosenReader {
  readonly candidate: Candidate;
  /** The authority by whose mandate; null is that over everything. */
  readonly authority: string | null;
}

/** Fewer cannot check each other, nor open an identity together. */
export const FEWEST_READERS = 2;

const READING: readonly GrantableRole[] = permissions['confidential-report.read'].heldBy;
const RUNNING: readonly GrantableRole[] = ['unit-head', 'committee-office', 'operator'];

/**
 * Who may read a report: those whose mandate covers the unit, of the nearest authority that has two without a conflict, with
 * those of the authorities below it that have only one. Empty where there are not two in all.
 */
export function chooseReaders(question: ReaderQuestion): ChosenReader[] {
  const levels: (string | null)[] = [question.unitId, ...question.above, null];
  const free = question.candidates.filter((candidate) => findConflict(question, candidate) === null);
  const chosen: ChosenReader[] = [];
  for (const authority of levels) {
    const known = new Set(chosen.map(({ candidate }) => candidate.subject));
    const here = free.filter(
      (candidate) =>
        !known.has(candidate.subject) &&
        candidate.grants.some(
          (grant) =>
            READING.includes(grant.role) && grant.unitId === authority && isValidOn(grant, question.today),
        ),
    );
    chosen.push(...here.map((candidate) => ({ candidate, authority })));
    if (chosen.length >= FEWEST_READERS) return chosen;
  }
  return [];
}

/** What keeps a candidate from reading it; null where nothing does. */
export function findConflict(question: ReaderQuestion, candidate: Candidate): Conflict | null {
  const { unitId, above, accusedId, posts, today } = question;
  const own = new Set(
    candidate.grants.flatMap(({ officialId }) => (officialId === null ? [] : [officialId])),
  );
  if (accusedId !== null && own.has(accusedId)) return 'accused';

  const ofAccused = posts.filter(({ officialId }) => officialId === accusedId);
  const held = posts.filter(({ officialId }) => own.has(officialId));
  const units = [unitId, ...ofAccused.map((post) => post.unitId)];
  const lines = new Set([...units, ...above, ...ofAccused.flatMap((post) => post.above)]);
  if (held.some((post) => units.includes(post.unitId))) return 'own-unit';
  // Whose role is not known may command.
  if (held.some((post) => post.role !== 'staff' && lines.has(post.unitId))) return 'command-line';

  const runs = candidate.grants.some(
    (grant) =>
      RUNNING.includes(grant.role) &&
      isValidOn(grant, today) &&
      (grant.unitId === null || lines.has(grant.unitId)),
  );
  if (runs) return 'administrator';

  const commanded = ledByAccused(question, ofAccused);
  const isUnder = held.some((post) => [post.unitId, ...post.above].some((unit) => commanded.includes(unit)));
  return isUnder ? 'commanded' : null;
}

/** Units whose people serve under whom it is about. Where nobody is named it may be about the head. */
function ledByAccused(
  { unitId, accusedId, leads }: ReaderQuestion,
  ofAccused: readonly HeldPost[],
): string[] {
  const led = ofAccused.filter(({ role }) => role !== 'staff').map((post) => post.unitId);
  return leads || accusedId === null ? [unitId, ...led] : led;
}
