import type { IndexQuery, IndexRow } from '@namkhong/contracts/http/scoring-query';
import type { OfficialQuarter } from './official-figures.js';

type Outputs = OfficialQuarter['outputs'];

/**
 * One row per official and quarter, with what the publication told of them and nothing computed anew: so it is what the
 * official reads themselves.
 *
 * @param told an official's quarters from the earliest on
 */
export function officialRows(query: IndexQuery, told: readonly OfficialQuarter[]): IndexRow[] {
  const before = new Map<string, string>();
  return told.map((each) => {
    const versions = each.setVersions.join();
    const row: IndexRow = {
      period: each.quarter,
      unitId: query.dimensions.includes('unit') ? each.unitId : null,
      officialId: each.officialId,
      publicationId: each.publicationId,
      leftOutChannels: [...each.droppedChannels],
      outdatedChannels: [...each.outdatedChannels],
      criterion: null,
      setVersion: null,
      assurance: 'ballot',
      channel: null,
      status: 'published',
      ...figuresOf(query.measures, each.outputs),
      methodVersions: [...each.setVersions],
      breakInSeries: each.setVersions.length > 1 || (before.get(each.officialId) ?? versions) !== versions,
    };
    before.set(each.officialId, versions);
    return row;
  });
}

function figuresOf(measures: IndexQuery['measures'], { n, score, topTwoBox, responseRate, onTime }: Outputs) {
  const linear = measures.includes('linear') ? score : null;
  const share = measures.includes('top-two-box') ? topTwoBox : null;
  return {
    n: n === null ? null : Number(n),
    linear: linear?.value ?? null,
    linearInterval: intervalOf(linear),
    topTwoBox: share?.value ?? null,
    topTwoBoxInterval: intervalOf(share),
    ...(measures.includes('response-rate') && { responseRate: shareOf(responseRate) }),
    ...(measures.includes('on-time') && { onTime: shareOf(onTime) }),
  };
}

function shareOf(share: Outputs['onTime']): IndexRow['onTime'] {
  return share && { value: share.value, interval: intervalOf(share), of: Number(share.of) };
}

function intervalOf(figure: Outputs['score']): IndexRow['linearInterval'] {
  if (!figure || figure.lower === null || figure.upper === null) return null;
  return { lower: figure.lower, upper: figure.upper };
}
