import type { SurveyMapping } from '@namkhong/contracts/http/feedback';
import type { DataOf, ratingCastV1 } from '@namkhong/contracts';
import type { CivilDate } from '@namkhong/domain';
import type { CriteriaSetVersion } from '../directory/criteria-sets.reader.js';
import type { Directory } from '../directory/directory.reader.js';
import type { LineFault } from '../line-fault.js';
import type { Questionnaire } from './read-questionnaire.js';

type Rating = DataOf<typeof ratingCastV1>;

/** What a questionnaire is read against. */
export interface SurveyContext {
  readonly mapping: SurveyMapping;
  readonly directory: Directory;
  readonly versionOn: (day: CivilDate) => CriteriaSetVersion | undefined;
}

/** The rating of a questionnaire, of open assurance and of no official; or why the row is refused. */
export function toRating(
  questionnaire: Questionnaire,
  { mapping, directory, versionOn }: SurveyContext,
  ratingId: string,
): Rating | LineFault {
  const { unitCode, day, levels } = questionnaire;
  const unit = directory.unitOn(unitCode, day);
  if (typeof unit === 'string') return fault(unit);
  const version = versionOn(day);
  if (!version) return fault('set-not-in-force');
  const asked = new Set(version.criteria.map((criterion) => criterion.code));
  if (Object.keys(levels).some((criterion) => !asked.has(criterion))) return fault('criterion-unknown');
  return {
    ratingId,
    unitId: unit.unitId,
    officialId: null,
    servicePoint: null,
    procedureGroup: mapping.procedureGroup,
    outcome: null,
    channel: mapping.channel,
    assurance: 'open',
    day,
    setCode: version.setCode,
    setVersion: version.version,
    levels: { ...levels },
    illustrative: mapping.illustrative || unit.illustrative,
  };
}

function fault(code: LineFault['code']): LineFault {
  return { code, params: {} };
}
