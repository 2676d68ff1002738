import { clauseTrace, directive } from '@namkhong/contracts/http/directive';
import { page } from '@namkhong/contracts/http/page';
import { eventually } from '@namkhong/nk';
import type { Cast } from '../loop/cast.js';
import { demand } from '../loop/demand.js';
import type { Trace } from '../loop/trace.js';

const units = 64 + 1;
/** The clause that orders criteria of satisfaction. */
const criteriaClause = 2;

/** A clause's way: letter of 2019 → directive that rests on it → assignments → criteria → figure → flag → case. */
export async function followClause({ citizen, committeeOffice }: Cast, trace: Trace): Promise<void> {
  const say = (step: string, details: Readonly<Record<string, unknown>>) =>
    trace.add({ journey: 'clause', step, ...details });
  const { items } = await citizen.call('/api/directive/v1/directives?limit=200', page(directive));
  const letter = demand(
    'the letter',
    items.find(({ number }) => number === '693-CV/TU'),
    (found) =>
      found?.status === 'historical' &&
      found.clauses.length === 9 &&
      found.clauses.every(({ asReported }) => asReported),
  );
  say('letter on record', {
    number: letter?.number,
    clauses: letter?.clauses.length,
    restsOn: letter?.basedOn.map(({ number }) => number),
  });

  const issued = items.find(({ status }) => status === 'issued');
  if (!issued) throw new Error('no directive is issued');
  demand('it rests on the letter', issued.basedOn, (basis) =>
    basis.some(({ directiveId }) => directiveId === letter?.directiveId),
  );
  const clauseId = issued.clauses.find(({ ordinal }) => ordinal === criteriaClause)?.clauseId ?? '';

  // Sixty-five heads are told one after another, at the pace the gateway allows; figures arrive over the bus.
  const found = await eventually(
    'every head told and the figure published',
    async () => {
      const walked = await committeeOffice.call(`/api/directive/v1/clauses/${clauseId}/trace`, clauseTrace);
      const { delivered, total } = walked.assignments;
      const figures = walked.criteriaSets.flatMap((set) => set.figures);
      return delivered === total && figures.length > 0 ? walked : undefined;
    },
    { timeoutMs: 60_000 },
  );
  demand('an assignment for every unit', found.assignments.total, (total) => total === units);
  say('directive issued and cut into assignments', { number: issued.number, ...found.assignments });

  const set = demand(
    'the criteria set the clause orders',
    found.criteriaSets.find(({ setCode }) => setCode === 'sipas'),
    Boolean,
  );
  const questions = set?.criteria.map(({ code, weight }) => `${code} ${weight / 100} %`);
  demand(
    'figures, flag and case',
    set,
    (all) =>
      all !== undefined && all.figures.length === 1 && all.flags.length === 1 && all.cases.length === 1,
  );
  say('clause traced to its effect', {
    questions,
    figure: set?.figures[0],
    flag: set?.flags[0]?.flagId,
    case: set?.cases[0],
  });
}
