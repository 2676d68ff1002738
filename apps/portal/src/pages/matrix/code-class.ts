/** What needs somebody is marked by an edge and a weight as well as by colour; the letter says the rest. */
export function codeClass(code: string): string {
  if ('XVR'.includes(code)) return 'matrix__code--needs';
  if ('DL'.includes(code)) return 'matrix__code--done';
  return 'matrix__code--open';
}
