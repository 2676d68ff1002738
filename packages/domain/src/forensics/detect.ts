import { contrastChannels, type ChannelContrast } from './contrast-channels.js';
import { detectRatings, type RatingFindings, type TracesToExamine } from './detect-ratings.js';
import type { SubjectAlert } from './evidence.js';
import type { ForensicParameters } from './parameters.js';

export interface ForensicInput extends TracesToExamine {
  /**
   * The sums per subject of the ratings that are left when these ids are set aside. Levels enter here and nowhere else:
   * summed, and after every rating was judged.
   */
  readonly contrastsWithout: (setAside: ReadonlySet<string>) => readonly ChannelContrast[];
}

export interface ForensicFindings extends RatingFindings {
  /** S1–S3, by official and rule. */
  readonly alerts: readonly SubjectAlert[];
  /** What rule S2 would leave out once a person confirms it. */
  readonly channelDropped: readonly { readonly officialId: string; readonly channel: string }[];
}

/**
 * Every forensic rule but R1 over all subjects of a half-year. The order of the input does not matter. Whoever examines
 * one official at a time calls `detectRatings` and, over all subjects, `contrastChannels`. Throws RangeError where a
 * rating comes twice or an instant is none.
 */
export function detect(input: ForensicInput, parameters: ForensicParameters): ForensicFindings {
  const ratings = detectRatings(input, parameters);
  const setAside = new Set([...ratings.excluded, ...ratings.quarantined].map(({ ratingId }) => ratingId));
  const contrasts = contrastChannels(input.contrastsWithout(setAside), parameters.contrast);
  const alerts = [...ratings.alerts, ...contrasts].sort((a, b) =>
    `${a.officialId} ${a.rule}` < `${b.officialId} ${b.rule}` ? -1 : 1,
  );
  return {
    ...ratings,
    alerts,
    channelDropped: alerts.flatMap(({ officialId, dropsChannel }) =>
      dropsChannel === null ? [] : [{ officialId, channel: dropsChannel }],
    ),
  };
}
