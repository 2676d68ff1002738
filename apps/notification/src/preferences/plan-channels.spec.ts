import { describe, expect, it } from '@jest/globals';
import type { NoticeKind } from '@namkhong/contracts/http/notification-preferences';
import { mailChoice, noticeKind } from '@namkhong/contracts/http/notification-preferences';
import fc from 'fast-check';
import { rules } from '../rules/rules.js';
import { kindOf } from '../templates/template.reader.js';
import { defaultChannels, planChannels, type Channels } from './plan-channels.js';

const off = { sms: false, mail: 'digest' } as const;

describe('planChannels', () => {
  it.each<[Channels, NoticeKind, boolean, boolean, Channels]>([
    [defaultChannels, 'reminder', false, true, { sms: true, mail: 'digest' }],
    [off, 'reminder', false, true, { sms: false, mail: 'digest' }],
    [off, 'reminder', true, true, { sms: true, mail: 'digest' }],
    [off, 'reminder', false, false, { sms: true, mail: 'off' }],
    [off, 'task', false, true, { sms: true, mail: 'digest' }],
    [off, 'escalation', false, true, { sms: true, mail: 'digest' }],
  ])('%j for a %s, urgent: %s, with e-mail: %s, is %j', (chosen, kind, isUrgent, hasMail, channels) => {
    expect(planChannels(chosen, { kind, isUrgent, hasMail })).toEqual(channels);
  });

  it('leaves nobody untold, and what is urgent to no e-mail alone', () => {
    const chosen = fc.record({ sms: fc.boolean(), mail: fc.constantFrom(...mailChoice.options) });
    const kind = fc.constantFrom(...noticeKind.options);
    const circumstances = fc.record({ kind, isUrgent: fc.boolean(), hasMail: fc.boolean() });
    fc.assert(
      fc.property(chosen, circumstances, (wish, given) => {
        const { sms, mail } = planChannels(wish, given);
        return (sms || mail !== 'off') && (sms || !given.isUrgent) && (mail === 'off' || given.hasMail);
      }),
    );
  });

  it('knows a kind for whatever the rules tell', () => {
    for (const { template } of rules) expect(noticeKind.options).toContain(kindOf(template));
  });
});
