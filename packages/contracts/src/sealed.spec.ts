import { describe, expect, it } from '@jest/globals';
import { canonicalText, invitationSecret, mobileNumber } from './sealed.js';

describe('a mobile number', () => {
  it.each(['+84912345678', '+84321234567', '+84881234567'])('%s is one', (number) => {
    expect(mobileNumber.safeParse(number).success).toBe(true);
  });

  it.each([
    ['of eleven digits, given up in 2018', '+841234567890'],
    ['without its country', '0912345678'],
    ['of a fixed line', '+842903831234'],
    ['of another country', '+85291234567'],
  ])('is none %s', (_what, number) => {
    expect(mobileNumber.safeParse(number).success).toBe(false);
  });
});

describe('canonicalText', () => {
  const secret = {
    token: 'AAAAAAAAAAAAAAAAAAAAAA',
    phone: '+84912345678',
    path: '/r#AAAAAAAAAAAAAAAAAAAAAA',
  };

  it('has its keys in order and no white space', () => {
    expect(canonicalText(secret)).toBe(
      '{"path":"/r#AAAAAAAAAAAAAAAAAAAAAA","phone":"+84912345678","token":"AAAAAAAAAAAAAAAAAAAAAA"}',
    );
  });

  it('reads back as what was sealed', () => {
    expect(invitationSecret.parse(JSON.parse(canonicalText(secret)))).toEqual(secret);
  });

  it('has one length whoever is invited', () => {
    const other = { ...secret, phone: '+84399999999', token: 'zzzzzzzzzzzzzzzzzzzzzA' };
    expect(canonicalText(other)).toHaveLength(canonicalText(secret).length);
  });
});
