import type { Form } from '@namkhong/contracts/http/feedback-forms';
import type { CivilDate } from '@namkhong/domain';

/** Who is asked: of the unit, nearest first those above it, about a group of procedures. */
export interface AskedOf {
  readonly unitIds: readonly string[];
  readonly procedureGroup: string;
}

/**
 * The form that is asked on the day: of the nearest unit that has any in force, there of the group before of all groups, of
 * several the one that began last, and of those the one recorded last. Undefined where none is, or the one in force asks nothing.
 */
export function formInForce(
  forms: readonly Form[],
  { unitIds, procedureGroup }: AskedOf,
  day: CivilDate,
): Form | undefined {
  const inForce = forms.filter((form) => form.validFrom <= day);
  for (const unitId of [...unitIds, null]) {
    for (const group of [procedureGroup, null]) {
      const latest = inForce
        .filter((form) => form.unitId === unitId && form.procedureGroup === group)
        .reduce<Form | undefined>((best, form) => (best && isLater(best, form) ? best : form), undefined);
      if (latest) return latest.questions.length > 0 ? latest : undefined;
    }
  }
  return undefined;
}

/** Ids are in the order of recording. */
function isLater(a: Form, b: Form): boolean {
  return a.validFrom === b.validFrom ? a.formId > b.formId : a.validFrom > b.validFrom;
}
