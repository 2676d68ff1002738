import type { DataOf, quarterFigurePublishedV1 } from '@namkhong/contracts';
import type { Manifest } from '@namkhong/domain';

type QuarterFigure = DataOf<typeof quarterFigurePublishedV1>;

/** The units' lines of a public manifest that hold a figure: what it says, and nothing that it does not. */
export function quarterFiguresOf(manifest: Manifest): QuarterFigure[] {
  const { publicationId, setCode, quarter, publishedAt, illustrative } = manifest;
  const setVersions = manifest.sets.map(({ version }) => version);
  return manifest.units.flatMap(({ unitId, outputs: { n, score, criteria } }) => {
    if (n === null || score === null) return [];
    return [
      {
        ...{ publicationId, unitId, setCode, setVersions, quarter },
        n: Number(n),
        score: score.value,
        lower: score.lower,
        upper: score.upper,
        criteria: criteria.flatMap((each) =>
          each.n === null || each.score === null || each.topTwoBox === null
            ? []
            : [{ code: each.code, n: Number(each.n), score: each.score, satisfied: each.topTwoBox }],
        ),
        publishedAt,
        illustrative,
      },
    ];
  });
}
