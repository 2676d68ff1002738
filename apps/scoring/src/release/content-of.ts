import { addContents, type CellContent } from '@namkhong/domain';

/** The cells of the channels of one part, added up. */
export function contentOf(
  channels: readonly string[],
  cells: readonly { readonly channel: string; readonly content: CellContent }[],
  empty: CellContent,
): CellContent {
  return cells
    .filter(({ channel }) => channels.includes(channel))
    .map(({ content }) => content)
    .reduce(addContents, empty);
}
