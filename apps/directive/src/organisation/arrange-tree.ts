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
  return parentsFirst(rows, rootId).map(({ row, parent }) => {
    const { unitId, code, name, kind, illustrative } = row;
    return [unitId, code, name, kind, parent, illustrative];
  });
}

/** Likewise, the rows themselves. */
export function parentsFirst<Row extends Pick<TreeRow, 'unitId' | 'parentId'>>(
  rows: readonly Row[],
  rootId?: string,
): { readonly row: Row; readonly parent: number | null }[] {
  const known = new Set(rows.map(({ unitId }) => unitId));
  const parentOf = ({ parentId }: Row) => (parentId !== null && known.has(parentId) ? parentId : null);
  const childrenOf = Map.groupBy(rows, parentOf);
  const roots = rootId === undefined ? childrenOf.get(null) : rows.filter(({ unitId }) => unitId === rootId);
  const arranged: { row: Row; parent: number | null }[] = [];
  // Depth first with the next one on top: an organisation is deeper than a call stack is long only by mistake, but then too.
  const open = (roots ?? []).map((row): (typeof arranged)[number] => ({ row, parent: null })).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const parent = arranged.push(next) - 1;
    const children = childrenOf.get(next.row.unitId) ?? [];
    open.push(...children.map((row) => ({ row, parent })).reverse());
  }
  return arranged;
}
