import type { ProposalRouteView } from '@namkhong/contracts/http/directive-proposals';
import { isValidOn, type CivilDate } from '@namkhong/domain';

/** A proposal as far as its way depends on it. */
export interface RoutedProposal {
  readonly kind: ProposalRouteView['kinds'][number];
  /** The regulation's number as the register writes it, or null. */
  readonly documentNumber: string | null;
  /** The unit it is addressed to with all above it, the unit first; empty where it is addressed to nobody. */
  readonly addressedLine: readonly string[];
}

/** Where a proposal goes, and how long it may take there once it is accepted. */
export interface Routing {
  /** Null where nobody is competent by rule and nobody was addressed. */
  readonly unitId: string | null;
  readonly decisionWorkingDays: number;
}

/** Where no rule says otherwise. */
const DECISION_WORKING_DAYS = 20;

/**
 * The competent unit by the rules in force: of those that match the one with the lowest priority number, of these the
 * later. Without one it is the unit that was addressed.
 */
export function routeProposal(
  proposal: RoutedProposal,
  routes: readonly ProposalRouteView[],
  today: CivilDate,
): Routing {
  const [route] = routes
    .filter((each) => isValidOn(each, today) && matches(each, proposal))
    .toSorted((a, b) => a.priority - b.priority || (a.routeId < b.routeId ? 1 : -1));
  return {
    unitId: route?.competentUnitId ?? proposal.addressedLine[0] ?? null,
    decisionWorkingDays: route?.decisionWorkingDays ?? DECISION_WORKING_DAYS,
  };
}

function matches(route: ProposalRouteView, proposal: RoutedProposal): boolean {
  const { kinds, documentSymbol, addressedTo } = route;
  return (
    (kinds.length === 0 || kinds.includes(proposal.kind)) &&
    (documentSymbol === null || symbolsOf(proposal.documentNumber).includes(documentSymbol.toUpperCase())) &&
    (addressedTo === null || proposal.addressedLine.includes(addressedTo))
  );
}

/** What a number consists of beside digits: `QĐ` and `UBND` of `2071/QĐ-UBND`. */
function symbolsOf(documentNumber: string | null): string[] {
  return (documentNumber ?? '').split(/[/\-&.]/).map((part) => part.toUpperCase());
}
