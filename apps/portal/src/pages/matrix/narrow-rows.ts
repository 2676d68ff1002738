import type { CellCode, Matrix } from '@namkhong/contracts/http/directive-matrix';
import { toUnaccented } from '@namkhong/domain';

type Row = Matrix['items'][number];

/** The rows whose unit's name or code holds the text, accents aside, and that have the letter somewhere. */
export function narrowRows(rows: readonly Row[], text: string, letter: CellCode | 'all'): readonly Row[] {
  const wanted = plain(text);
  return rows.filter(
    ({ name, code, cells }) =>
      (wanted === '' || plain(`${name} ${code}`).includes(wanted)) &&
      (letter === 'all' || cells.includes(letter)),
  );
}

function plain(text: string): string {
  return toUnaccented(text.trim()).toLowerCase();
}
