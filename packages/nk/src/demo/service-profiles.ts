import { demoOfficials } from '../seed/demo-people.js';

/** The five elements of the set `sipas`. */
export const elements = ['access', 'procedure', 'official', 'result', 'feedback-handling'] as const;
type Element = (typeof elements)[number];

/** The quarters that the demonstration replays, earlier first. */
export const demoQuarters = ['2026-Q2', '2026-Q3'] as const;
export type DemoQuarter = (typeof demoQuarters)[number];

/** How one official serves, on the scale of the levels 1–5; invented, like everybody in the fictional ward. */
export interface ServiceProfile {
  readonly officialCode: (typeof demoOfficials)[number];
  readonly counter: string;
  /** Dossiers closed on a working day, from and to. */
  readonly dossiersADay: readonly [number, number];
  /** What people think on average, before moods and chance. */
  readonly quality: Readonly<Record<DemoQuarter, number>>;
  /** Where an element is thought of differently from the rest. */
  readonly elementShift: Partial<Readonly<Record<Element, number>>>;
  /** Share of dossiers closed in time. */
  readonly onTime: number;
}

/**
 * One official is low in both quarters, and lowest in manner; one was low in the second quarter of the year and has
 * recovered; two are fine. The ward as a whole is fine, since the busier counters are.
 */
export const serviceProfiles: readonly ServiceProfile[] = [
  {
    officialCode: demoOfficials[0],
    counter: 'counter-1',
    dossiersADay: [3, 5],
    quality: { '2026-Q2': 4.25, '2026-Q3': 4.3 },
    elementShift: { official: 0.2 },
    onTime: 0.95,
  },
  {
    officialCode: demoOfficials[1],
    counter: 'counter-2',
    dossiersADay: [2, 4],
    quality: { '2026-Q2': 2.8, '2026-Q3': 2.7 },
    elementShift: { official: -0.5, access: 0.4 },
    onTime: 0.7,
  },
  {
    officialCode: demoOfficials[2],
    counter: 'counter-3',
    dossiersADay: [2, 4],
    quality: { '2026-Q2': 2.75, '2026-Q3': 3.9 },
    elementShift: { procedure: -0.2 },
    onTime: 0.85,
  },
  {
    officialCode: demoOfficials[3],
    counter: 'counter-4',
    dossiersADay: [3, 5],
    quality: { '2026-Q2': 4.1, '2026-Q3': 4.15 },
    elementShift: { 'feedback-handling': -0.3 },
    onTime: 0.92,
  },
];
