import { addDays, quarterDays } from '@namkhong/domain';
import type { HistoryDossier, HistoryRating } from './history-lines.js';
import type { Random } from './random.js';
import { elements, type DemoQuarter, type ServiceProfile } from './service-profiles.js';

interface Circumstances {
  readonly quarter: DemoQuarter;
  /** What the day did to everybody at that counter. */
  readonly dayMood: number;
}

/** Share of ballots that are answered, by how the dossier ended: those refused have more to say. */
const responseRates = { approved: 0.42, supplement: 0.5, refused: 0.55 } as const;
const outcomeMoods = { approved: 0.1, supplement: -0.3, refused: -0.9 } as const;
const channels = { web: 45, kiosk: 35, qr: 20 } as const;
/** Without a phone only the slip handed out at the counter leads to a ballot. */
const channelsWithoutPhone = { kiosk: 70, qr: 30 } as const;
/** Days between the closing of a dossier and the answer. */
const delays = { web: [0, 9], qr: [0, 2], kiosk: [0, 0] } as const;
/** Share of answers to a single element that are left out. */
const SKIPPED = 0.01;

/** The rating that a dossier's ballot brings, or none; an answer after the end of the quarter is left out. */
export function answerBallot(
  { dossierCode, outcome, closedOn, phone }: HistoryDossier,
  profile: ServiceProfile,
  { quarter, dayMood }: Circumstances,
  random: Random,
): HistoryRating[] {
  if (random.next() >= responseRates[outcome]) return [];
  const channel = random.pick<HistoryRating['channel']>(
    phone === 'valid' ? channels : { web: 0, ...channelsWithoutPhone },
  );
  const [soonest, latest] = delays[channel];
  const day = addDays(closedOn, random.between(soonest, latest));
  const mood = profile.quality[quarter] + dayMood + outcomeMoods[outcome] + 0.6 * random.bell();
  const levels: Record<string, number> = {};
  for (const element of elements) {
    const opinion = mood + (profile.elementShift[element] ?? 0) + 0.5 * random.bell();
    if (random.next() >= SKIPPED) levels[element] = Math.min(5, Math.max(1, Math.round(opinion)));
  }
  if (day >= quarterDays(quarter).to || Object.keys(levels).length === 0) return [];
  return [{ dossierCode, day, channel, levels }];
}
