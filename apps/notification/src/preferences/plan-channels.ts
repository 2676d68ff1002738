import type { NoticeKind, PreferenceChoice } from '@namkhong/contracts/http/notification-preferences';
import { noticeKinds } from '../templates/template.reader.js';

/** By which ways an official is told. */
export type Channels = Pick<PreferenceChoice, 'sms' | 'mail'>;

/** What holds where an official chose nothing. */
export const defaultChannels: Channels = { sms: true, mail: 'digest' };

/**
 * By which ways a notice goes. SMS is left out only where the official chose so, the kind and the urgency allow it, and an
 * e-mail tells the same: nobody is left untold because an address is missing.
 */
export function planChannels(
  chosen: Channels,
  {
    kind,
    isUrgent,
    hasMail,
  }: { readonly kind: NoticeKind; readonly isUrgent: boolean; readonly hasMail: boolean },
): Channels {
  const mail = hasMail ? chosen.mail : 'off';
  const mayBeOff = noticeKinds[kind].smsMayBeOff && !isUrgent && mail !== 'off';
  return { sms: chosen.sms || !mayBeOff, mail };
}
