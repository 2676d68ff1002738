import type { UnitTreeView } from '@namkhong/contracts/http/directive-organisation';

/** A unit in force on the day that a tree shows. */
export interface TreeRow {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly illustrative: boolean;
}

export const treeColumns: UnitTreeView['columns'] = [
  'unitId',
  'code',
  'name',
  'kind',
  'parent',
  'illustrative',
];

/**
 * The rows in an order in which every parent comes before its children, siblings as they came, and each with the index of
 * its parent. A unit whose parent is not among the rows is a root. With `rootId` only that unit and those below it.
 */
export function arrangeTree(rows: readonly TreeRow[], rootId?: string): UnitTreeView['units'] {
  const known = new Set(rows.map(({ unitId }) => unitId));
  const parentOf = ({ parentId }: TreeRow) => (parentId !== null && known.has(parentId) ? parentId : null);
  const childrenOf = Map.groupBy(rows, parentOf);
  const roots = rootId === undefined ? childrenOf.get(null) : rows.filter(({ unitId }) => unitId === rootId);
  const units: UnitTreeView['units'] = [];
  // Depth first with the next one on top: an organisation may be deeper than a call stack is long only by mistake, but then too.
  const open = (roots ?? []).map((row) => ({ row, parent: null as number | null })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { unitId, code, name, kind, illustrative } = next.row;
    const index = units.push([unitId, code, name, kind, next.parent, illustrative]) - 1;
    const children = (childrenOf.get(unitId) ?? []).map((row) => ({ row, parent: index }));
    open.push(...children.reverse());
  }
  return units;
}
