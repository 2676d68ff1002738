import type { SealingKey } from '@namkhong/contracts';
import { addDays, addMonths, localDate, monthOf, startOfDay, type Month } from '@namkhong/domain';

/** Days a private key outlives its month: whatever it can open is done with by then. */
const DAYS_KEPT = 60;

export type SealingPeriod = Omit<SealingKey, 'publicKey'>;

/** When the key of a service for a month may be sealed to, and when it is destroyed. Months are those of the clock people see. */
export function sealingMonth(service: string, month: Month): SealingPeriod {
  const end = `${addMonths(month, 1)}-01`;
  return {
    keyId: `${service}-${month}`,
    validFrom: startOfDay(`${month}-01`).toISOString(),
    validTo: startOfDay(end).toISOString(),
    destroyedAt: startOfDay(addDays(end, DAYS_KEPT)).toISOString(),
  };
}

/** The keys that have to exist: this month's, and the next one's, so that it has arrived everywhere when it begins. */
export function dueSealingMonths(service: string, now: Date): SealingPeriod[] {
  const month = monthOf(localDate(now));
  return [sealingMonth(service, month), sealingMonth(service, addMonths(month, 1))];
}
