import { addDays, type CivilDate } from '@namkhong/domain';
import { demoUnit } from '../seed/demo-people.js';
import { answerBallot } from './answer-ballot.js';
import type { HistoryDossier, HistoryRating } from './history-lines.js';
import { seededRandom, type Random } from './random.js';
import { demoQuarters, serviceProfiles, type ServiceProfile } from './service-profiles.js';
import { workingDays } from './working-days.js';

/** Closed dossiers and the ratings that some of their ballots brought, both in the order of their days. */
export interface History {
  readonly dossiers: readonly HistoryDossier[];
  readonly ratings: readonly HistoryRating[];
}

/** Chosen for the letter 693-CV/TU; the findings hold for other seeds too. */
const DEMONSTRATION_SEED = 693;
/** The fictional ward in the grammar of mã hồ sơ; no ministry and no province bears Y99. */
const DOSSIER_UNIT = '000.00.01.Y99';

const procedureGroups = { 'civil-status': 35, certification: 30, land: 15, business: 10, 'social-aid': 10 };
const outcomes = { approved: 86, supplement: 9, refused: 5 } as const;
const phones = { valid: 92, missing: 6, invalid: 2 } as const;

/**
 * Two quarters of the fictional ward: what its four officials closed each working day, and what people answered, as far
 * as it lies before `today`. The same seed gives the same history, so that a repeated replay finds what it made before.
 */
export function generateHistory(today: CivilDate, seed = DEMONSTRATION_SEED): History {
  const random = seededRandom(seed);
  const nextCode = dossierCodes();
  const dossiers: HistoryDossier[] = [];
  const ratings: HistoryRating[] = [];
  for (const quarter of demoQuarters) {
    for (const closedOn of workingDays(quarter)) {
      for (const profile of serviceProfiles) {
        const dayMood = 0.25 * random.bell();
        for (let left = random.between(...profile.dossiersADay); left > 0; left -= 1) {
          const dossier = closeDossier(profile, closedOn, nextCode, random);
          dossiers.push(dossier);
          ratings.push(...answerBallot(dossier, profile, { quarter, dayMood }, random));
        }
      }
    }
  }
  return {
    dossiers: dossiers.filter(({ closedOn }) => closedOn < today),
    ratings: ratings
      .filter(({ day }) => day < today)
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
  };
}

function closeDossier(
  { officialCode, counter, onTime }: ServiceProfile,
  closedOn: CivilDate,
  nextCode: (receivedOn: CivilDate) => string,
  random: Random,
): HistoryDossier {
  const dossierCode = nextCode(addDays(closedOn, -random.between(0, 20)));
  return {
    dossierCode,
    unitCode: demoUnit.code,
    officialCode,
    servicePoint: counter,
    procedureGroup: random.pick(procedureGroups),
    outcome: random.pick(outcomes),
    closedOn,
    onTime: random.next() < onTime,
    phone: random.pick(phones),
    // Nobody comes twice, and the reference stands for nobody.
    applicant: `applicant-of-${dossierCode}`,
  };
}

/** Mã hồ sơ in the order of receipt, numbered within each day. */
function dossierCodes(): (receivedOn: CivilDate) => string {
  const lastOf = new Map<CivilDate, number>();
  return (receivedOn) => {
    const sequence = (lastOf.get(receivedOn) ?? 0) + 1;
    lastOf.set(receivedOn, sequence);
    return `${DOSSIER_UNIT}-${receivedOn.slice(2).replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`;
  };
}
