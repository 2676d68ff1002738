import { localDate } from '@namkhong/domain';

/** Hours of the day, local time, in which messages may leave: [from, to). */
interface Hours {
  readonly from: number;
  readonly to: number;
}

/** Whose hours a message keeps; `any` for what is express (hỏa tốc), and for answers to somebody who just wrote. */
export type SendingHours = 'any' | 'officials' | 'citizens';

const hours: Readonly<Record<SendingHours, Hours>> = {
  any: { from: 0, to: 24 },
  officials: { from: 7, to: 21 },
  // Narrower than the 07–22 h that Nghị định 91/2020, Điều 14 allows for advertisements, which these are not.
  citizens: { from: 8, to: 20 },
};

/** Viet Nam keeps no summer time. */
const OFFSET_MS = 7 * 3_600_000;

/** The first instant from `at` on that lies within the hours. */
export function withinHours(at: Date, whose: SendingHours): Date {
  const { from, to } = hours[whose];
  const hour = new Date(at.getTime() + OFFSET_MS).getUTCHours();
  if (hour >= from && hour < to) return at;
  const opening = Date.parse(`${localDate(at)}T${String(from).padStart(2, '0')}:00:00+07:00`);
  return new Date(hour < from ? opening : opening + 24 * 3_600_000);
}
