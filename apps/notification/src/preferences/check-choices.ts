import type { PreferenceChoice } from '@namkhong/contracts/http/notification-preferences';
import { noticeKinds } from '../templates/template.reader.js';

/** Why choices cannot be kept. */
export type ChoiceFault = 'preference-repeated' | 'preference-sms-needed' | 'preference-no-channel';

/** The first fault of what an official chose; null where it may be kept. */
export function findChoiceFault(choices: readonly PreferenceChoice[]): ChoiceFault | null {
  if (new Set(choices.map(({ kind }) => kind)).size < choices.length) return 'preference-repeated';
  if (choices.some(({ kind, sms }) => !sms && !noticeKinds[kind].smsMayBeOff)) return 'preference-sms-needed';
  return choices.some(({ sms, mail }) => !sms && mail === 'off') ? 'preference-no-channel' : null;
}
