/** What a version of the forensic rules fixes before the half-year begins. Decisions name the version they were made by. */
export interface ForensicParameters {
  readonly version: number;
  /** Channels in which people answer on a device of their own; all others share theirs with everybody who comes. */
  readonly ownDeviceChannels: readonly string[];
  /** R2: what one device or one citizen may say about one official. */
  readonly sourceCap: { readonly ratings: number; readonly days: number };
  /** I1. */
  readonly leastSecondsPerItem: number;
  /** I2. */
  readonly bursts: BurstParameters;
  /** I3. */
  readonly sharing: { readonly ratingsOfDevice: number; readonly devicesOfNetwork: number };
  /** Q: how many of I1–I3 set a rating aside until a person decides. */
  readonly indicatorsToQuarantine: number;
  /** S1 and S2. */
  readonly contrast: ContrastParameters;
  /** S3. */
  readonly concentration: ConcentrationParameters;
}

export interface BurstParameters {
  /** r of the negative binomial distribution, whole: its variance is mean + mean²/r. */
  readonly dispersion: number;
  /** A window is a burst where its probability is below this, divided by the windows of its kind. */
  readonly probability: number;
  /** Windows that one official and channel have in a half-year: fixed, so that no one window changes the others' test. */
  readonly dayWindows: number;
  readonly hourWindows: number;
  readonly hourMinutes: number;
  /** What the busiest hour may hold of a day of nine opening hours. */
  readonly hourShare: number;
  /** Added to every expected number, so that a quiet office is not condemned by its first answer. */
  readonly base: number;
}

export interface ContrastParameters {
  /** The channel whose answers are compared with those from own devices; left out of the figures once confirmed. */
  readonly channel: string;
  /** Ratings needed on either side. */
  readonly minimumRatings: number;
  /** S1: by how much more the share of straight fives may be. */
  readonly straightFiveMargin: number;
  /** S1: the pooled variance is never taken for less. */
  readonly varianceFloor: number;
  /** S2: by how many points more the mean score may be. */
  readonly meanMargin: number;
  /** The false discovery rate over all subjects. */
  readonly falseDiscovery: number;
}

interface ConcentrationParameters {
  /** Ratings from own devices needed before their concentration says anything. */
  readonly minimumRatings: number;
  /** Alert where effective devices per rating are fewer. */
  readonly effectiveShare: number;
  /** Alert from so many ratings within bursts. */
  readonly burstRatings: number;
}

/** Version 1. A later version is another table; what was decided by this one stays. */
export const FORENSIC_PARAMETERS: ForensicParameters = {
  version: 1,
  ownDeviceChannels: ['web', 'qr', 'sms'],
  sourceCap: { ratings: 3, days: 30 },
  leastSecondsPerItem: 2,
  bursts: {
    dispersion: 8,
    probability: 0.01,
    dayWindows: 130,
    hourWindows: 130 * 9,
    hourMinutes: 60,
    hourShare: 2.5 / 9,
    base: 0.3,
  },
  sharing: { ratingsOfDevice: 3, devicesOfNetwork: 4 },
  indicatorsToQuarantine: 2,
  contrast: {
    channel: 'kiosk',
    minimumRatings: 15,
    straightFiveMargin: 0.15,
    varianceFloor: 0.02,
    meanMargin: 4,
    falseDiscovery: 0.01,
  },
  concentration: { minimumRatings: 15, effectiveShare: 0.5, burstRatings: 8 },
};
