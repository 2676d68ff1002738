type Element = string | number | bigint | boolean | null | undefined;

/**
 * A list as PostgreSQL writes an array of one dimension. The driver would say the same in several times the time, as it
 * looks at every element as if it could be anything.
 */
export function arrayText(elements: readonly Element[]): string {
  let text = '';
  for (const element of elements) text += `,${elementText(element)}`;
  return `{${text.slice(1)}}`;
}

function elementText(element: Element): string {
  if (element === null || element === undefined) return 'NULL';
  if (typeof element !== 'string') return String(element);
  const isPlain = !element.includes('"') && !element.includes('\\');
  return `"${isPlain ? element : element.replace(/["\\]/g, '\\$&')}"`;
}
