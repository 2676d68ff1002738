/** Who answers: how many on each day of the story, on what, and what. One level stands for all criteria. */
export interface Crowd {
  /** How many answer on the first day, and on each later one. */
  readonly first: number;
  readonly later: number;
  readonly channel: 'web' | 'kiosk';
  /** Device and network of the nth of a day. */
  readonly device: (nth: number, day: number) => string;
  readonly network: (nth: number, day: number) => string;
  readonly levels: readonly number[];
  readonly secondsTaken: number;
}

/** An official of a commune of their own, who is served by honest people and by those who attack. */
export interface Scenario {
  readonly name: string;
  /** Dossiers closed on each day for people who answer or do not. */
  readonly closedADay: number;
  readonly attack: Crowd | null;
  /** What the method demands, once a reviewer has excluded whatever waited for a decision. */
  readonly expected: {
    /** Ratings set aside by each rule. */
    readonly setAside: Readonly<Record<string, number>>;
    /** Alerts that have to be raised; none at all where it is empty. */
    readonly alerts: readonly string[];
  };
}

const FIVES = [5];
const own = (kind: string) => (nth: number, day: number) => `${kind} ${day}-${nth}`;

/** Each on a device and in a network of their own, as method §3 draws them: careful, and of different opinions. */
export const honest: Crowd = {
  ...{ first: 10, later: 10, channel: 'web', levels: [3, 4, 4, 5, 2], secondsTaken: 40 },
  device: own('honest device'),
  network: own('honest network'),
};

/**
 * One attack of each kind that the method is tried on, at a size that shows each rule: who attacks spends ballots that were
 * meant for others, so no dossier is closed for them.
 */
export const scenarios: readonly Scenario[] = [
  { name: 'none', closedADay: 48, attack: null, expected: { setAside: {}, alerts: [] } },
  {
    // Three of each device count at most (R2); the rest come in a burst (I2) from few devices (I3).
    name: 'burst from few devices',
    closedADay: 48,
    attack: {
      ...{ first: 36, later: 0, channel: 'web', levels: FIVES, secondsTaken: 12 },
      device: (nth) => `burst device ${nth % 4}`,
      network: () => 'burst network',
    },
    expected: { setAside: { r2: 24, review: 12 }, alerts: ['s3'] },
  },
  {
    // In a burst (I2), and six devices in each network (I3).
    name: 'brigade',
    closedADay: 48,
    attack: {
      ...{ first: 36, later: 0, channel: 'web', levels: [1], secondsTaken: 14 },
      device: own('brigade device'),
      network: (nth) => `brigade network ${nth % 6}`,
    },
    expected: { setAside: { review: 36 }, alerts: ['s3'] },
  },
  {
    // Under the official's eyes: seen only beside what people say at home (S1, S2).
    name: 'coerced at the kiosk',
    closedADay: 150,
    attack: {
      ...{ first: 12, later: 12, channel: 'kiosk', levels: FIVES, secondsTaken: 15 },
      device: () => 'kiosk',
      network: () => 'office',
    },
    expected: { setAside: {}, alerts: ['s1', 's2'] },
  },
  {
    // Twelve relatives, again and again, never more than R2 lets them: few devices for so many ratings (S3).
    name: 'slow drip of relatives',
    closedADay: 150,
    attack: {
      ...{ first: 12, later: 12, channel: 'web', levels: FIVES, secondsTaken: 30 },
      device: (nth) => `relative ${nth}`,
      network: (nth) => `relative's network ${nth}`,
    },
    expected: { setAside: {}, alerts: ['s3'] },
  },
  {
    // No rule sees it, and the method says so.
    name: 'distributed and human-like',
    closedADay: 150,
    attack: {
      ...{ first: 12, later: 12, channel: 'web', levels: FIVES, secondsTaken: 35 },
      device: own('patient device'),
      network: own('patient network'),
    },
    expected: { setAside: {}, alerts: [] },
  },
];
