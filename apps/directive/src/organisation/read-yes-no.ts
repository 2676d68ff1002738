/** Reads a flag of a list: `true`, `yes`, `1` or `false`, `no`, `0`; empty means no. Null when it is something else. */
export function readYesNo(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (['true', 'yes', '1'].includes(word)) return true;
  return ['false', 'no', '0', ''].includes(word) ? false : null;
}
