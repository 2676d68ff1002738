import { unitBoundaries } from '@namkhong/contracts/http/directive-boundaries';
import { followUp, type FollowUpAnswer } from '@namkhong/contracts/http/directive-matrix';
import { unitTree, type UnitTreeView } from '@namkhong/contracts/http/directive-organisation';
import { queryOptions } from '@tanstack/react-query';
import { withQuery, type Api } from './api.js';

const base = '/api/directive/v1';
export const boundariesPath = `${base}/units/boundaries`;
const minutes = 60_000;

/** A unit as the tree of a day has it. */
export interface TreeUnit {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly illustrative: boolean;
}

/** All units of today by id: one answer that every page shares. */
export const treeQuery = (api: Api) =>
  queryOptions({
    queryKey: ['unit-tree'],
    queryFn: async ({ signal }) => unitsById(await api(unitTree, `${base}/units/tree`, { signal })),
    staleTime: 5 * minutes,
  });

function unitsById({ units }: UnitTreeView): ReadonlyMap<string, TreeUnit> {
  return new Map(
    units.map(([unitId, code, name, kind, parent, illustrative]) => [
      unitId,
      {
        unitId,
        code,
        name,
        kind,
        parentId: parent === null ? null : (units[parent]?.[0] ?? null),
        illustrative,
      },
    ]),
  );
}

export const boundariesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['unit-boundaries'],
    queryFn: ({ signal }) => api(unitBoundaries, boundariesPath, { signal }),
    staleTime: 60 * minutes,
  });

type FollowUpItem = FollowUpAnswer['items'][number];

/** How far the tasks have come, unit by unit or directive by directive: all pages. */
export const publishedFollowUpQuery = (
  api: Api,
  filter: { readonly by: 'directive' | 'unit'; readonly withinUnitId?: string },
) =>
  queryOptions({
    queryKey: ['follow-up', filter],
    queryFn: async ({ signal }) => {
      const items: FollowUpItem[] = [];
      let cursor: string | undefined;
      for (;;) {
        const path = withQuery(`${base}/follow-up/published`, { ...filter, limit: '200', cursor });
        const answer: FollowUpAnswer = await api(followUp, path, { signal });
        items.push(...answer.items);
        if (answer.next === null) return { asOf: answer.asOf, total: answer.total, items };
        cursor = answer.next;
      }
    },
  });
