/** People who are in two classes at once, one of each of two ways to divide the same people. */
export interface Shared {
  readonly one: string;
  readonly other: string;
  readonly people: number;
}

/**
 * The fewest people that combinations of class totals can leave when the same people are told twice, divided in two ways:
 * by channel and time of telling, say, and by kind of case. Infinity where no combination leaves anybody but whole groups
 * that both divisions hold together.
 *
 * A combination counts each person with the factors of their two classes. With the sign of the second division turned, a
 * person is left out just when both factors are alike; so classes are nodes, people edges between them, and a
 * combination leaves the edges between nodes of unlike factors: a cut. The smallest is found after Stoer and Wagner, _A
 * simple min-cut algorithm_, J. ACM 44 (1997), in each connected part, since between parts there is nothing to cut.
 */
export function weakestCut(shared: readonly Shared[]): number {
  const weights = new Map<string, Map<string, number>>();
  const add = (from: string, to: string, people: number) => {
    const edges = weights.get(from) ?? new Map<string, number>();
    weights.set(from, edges.set(to, (edges.get(to) ?? 0) + people));
  };
  for (const { one, other, people } of shared) {
    if (people <= 0) continue;
    add(`1 ${one}`, `2 ${other}`, people);
    add(`2 ${other}`, `1 ${one}`, people);
  }
  let weakest = Infinity;
  while (weights.size > 0) {
    const part = connected(weights);
    while (part.size > 1) weakest = Math.min(weakest, cutOfPhase(weights, part));
    for (const last of part) weights.delete(last);
  }
  return weakest;
}

/** The nodes that some node is joined with. */
function connected(weights: ReadonlyMap<string, ReadonlyMap<string, number>>): Set<string> {
  const part = new Set<string>();
  const open = [...weights.keys()].slice(0, 1);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (part.has(node)) continue;
    part.add(node);
    open.push(...(weights.get(node)?.keys() ?? []));
  }
  return part;
}

/** Adds the most tightly joined node again and again; what joins the last one is a cut, and the last two become one. */
function cutOfPhase(weights: Map<string, Map<string, number>>, part: Set<string>): number {
  const joined = new Map<string, number>([...part].map((node) => [node, 0]));
  let [before, last, weight] = ['', '', 0];
  while (joined.size > 0) {
    before = last;
    [last, weight] = [...joined].reduce((most, each) => (each[1] > most[1] ? each : most));
    joined.delete(last);
    for (const [node, people] of weights.get(last) ?? []) {
      const so = joined.get(node);
      if (so !== undefined) joined.set(node, so + people);
    }
  }
  for (const [node, people] of weights.get(last) ?? []) {
    const edges = weights.get(node);
    edges?.delete(last);
    if (node === before) continue;
    edges?.set(before, (edges.get(before) ?? 0) + people);
    const ofBefore = weights.get(before);
    ofBefore?.set(node, (ofBefore.get(node) ?? 0) + people);
  }
  weights.delete(last);
  part.delete(last);
  return weight;
}
