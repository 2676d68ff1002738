import type { ChangeStep } from '@namkhong/contracts/http/directive-organisation';

/** Whose leave a change needs: the units it names, and the whole organisation where a unit comes to stand on top. */
export interface TouchedUnits {
  readonly codes: readonly string[];
  readonly isTopTouched: boolean;
}

/** All units that the steps of a change name, those among them that it makes included. */
export function touchedUnits(steps: readonly ChangeStep[]): TouchedUnits {
  const named = steps.flatMap(namedBy);
  return {
    codes: [...new Set(named.filter((code) => code !== null))],
    isTopTouched: named.includes(null),
  };
}

/** Null stands for the place on top. */
function namedBy(step: ChangeStep): (string | null)[] {
  switch (step.kind) {
    case 'create':
      return [step.unit.parentCode];
    case 'rename':
      return [step.unitCode];
    case 're-parent':
      return [step.unitCode, step.parentCode];
    case 'merge':
      return [
        ...step.unitCodes,
        typeof step.into === 'string' ? step.into : step.into.parentCode,
        ...placesOf(step.placement),
      ];
    case 'split':
      return [step.unitCode, ...step.into.map(({ parentCode }) => parentCode), ...placesOf(step.placement)];
    case 'dissolve':
      return [step.unitCode, ...placesOf(step.placement)];
  }
}

function placesOf(placement: Extract<ChangeStep, { kind: 'dissolve' }>['placement']): string[] {
  const { rest, posts, servicePoints, units } = placement;
  return [rest, ...posts, ...servicePoints, ...units].flatMap((place) => place?.to ?? []);
}
