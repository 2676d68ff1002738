/** One page whose cursor is the id of its last item, cut from up to `limit + 1` items in the order of their ids. */
export function pageById<Item>(
  found: readonly Item[],
  limit: number,
  idOf: (item: Item) => string,
): { readonly items: readonly Item[]; readonly next: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? idOf(last) : null };
}
