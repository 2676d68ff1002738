import { randomInt } from 'node:crypto';

export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly name: string;
}

/** One account for each role that logs in; `nk seed` gives them the roles. */
const people: readonly Pick<DemoAccount, 'login' | 'name'>[] = [
  { login: 'committee-office', name: 'Văn phòng cấp ủy (minh họa)' },
  { login: 'unit-head', name: 'Người đứng đầu đơn vị (minh họa)' },
  { login: 'official', name: 'Cán bộ một cửa (minh họa)' },
  { login: 'inspector', name: 'Cán bộ kiểm tra (minh họa)' },
  { login: 'reviewer', name: 'Cán bộ thẩm định (minh họa)' },
  { login: 'analyst', name: 'Cán bộ phân tích (minh họa)' },
  { login: 'operator', name: 'Quản trị hệ thống (minh họa)' },
];

const consonants = 'bdghklmnprstv';
const vowels = 'aeiou';

/** The demonstration accounts, each with a fresh password. */
export function createDemoAccounts(): DemoAccount[] {
  return people.map((person) => ({ ...person, password: readablePassword() }));
}

/** Three words one can read out and two digits, `bako-neli-turo-47`: 42 bits. */
function readablePassword(): string {
  const words = Array.from({ length: 3 }, () => syllable() + syllable());
  return [...words, String(randomInt(10, 100))].join('-');
}

function syllable(): string {
  return consonants.charAt(randomInt(consonants.length)) + vowels.charAt(randomInt(vowels.length));
}
