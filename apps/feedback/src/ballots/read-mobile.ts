import type { closedDossier } from '@namkhong/contracts/http/feedback';
import { normaliseMobileNumber } from '@namkhong/domain';
import type { z } from 'zod';

type Line = z.output<typeof closedDossier>;
type NumberFault = 'phone-eleven-digits' | 'phone-foreign' | 'phone-not-mobile' | 'phone-not-a-number';

/** Whether the person can be reached, at which number, and what is wrong with it. */
export interface Reach {
  readonly phone: Line['phone'];
  /** `+84…`; null where the feed's own system sends the ballot, or nobody can. */
  readonly mobile: string | null;
  readonly fault: NumberFault | null;
}

const faults = {
  'not-a-number': 'phone-not-a-number',
  'old-eleven-digits': 'phone-eleven-digits',
  foreign: 'phone-foreign',
  'not-mobile': 'phone-not-mobile',
} as const;

/** Reads the number of a line. Numbers of eleven digits ended in 2018: nothing says which one replaced them. */
export function readMobile({ mobile, phone }: Pick<Line, 'mobile' | 'phone'>): Reach {
  if (mobile === null) return { phone, mobile: null, fault: null };
  const parsed = normaliseMobileNumber(mobile);
  if (parsed.ok) return { phone: 'valid', mobile: parsed.value, fault: null };
  const { code } = parsed.reason;
  return code === 'empty'
    ? { phone: 'missing', mobile: null, fault: null }
    : { phone: 'invalid', mobile: null, fault: faults[code] };
}
