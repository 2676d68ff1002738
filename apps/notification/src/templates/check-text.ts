import { toUnaccented } from '@namkhong/domain';

/** Why a text must not leave the house. */
export type TextFault = 'text-accuses' | 'text-names-reporter' | 'text-secret' | 'text-personal';

interface Forbidden {
  readonly fault: TextFault;
  /** Matched against the text without diacritics, in lower case. */
  readonly pattern: RegExp;
}

const words = (...list: string[]) => new RegExp(`\\b(${list.join('|')})\\b`);

/**
 * What no message may carry, whatever template and values it was made from: a phone lies on a table and a gateway keeps
 * copies. The lists are on the safe side; a template that needs one of these words has to say it otherwise.
 */
const forbidden: readonly Forbidden[] = [
  {
    fault: 'text-names-reporter',
    pattern: words('nguoi (to cao|to giac|phan anh|bao tin|khieu nai)', 'don (to cao|to giac|khieu nai)'),
  },
  {
    fault: 'text-accuses',
    pattern: words(
      ...[
        'vi pham',
        'sai pham',
        'to cao',
        'to giac',
        'bi ky luat',
        'tham nhung',
        'tham o',
        'hoi lo',
        'nhan hoi lo',
      ],
      ...[
        'nhung nhieu',
        'sach nhieu',
        'hach dich',
        'cua quyen',
        'chay chot',
        'gian doi',
        'xu ninh',
        'lam quyen',
      ],
    ),
  },
  { fault: 'text-secret', pattern: words('tuyet mat', 'toi mat', 'do mat', 'bi mat', 'van ban mat') },
  // A citizen's number, an identity card, an e-mail address.
  {
    fault: 'text-personal',
    pattern: /(?<![\d/.-])(\+84|0)\d{8,9}(?!\d)|(?<!\d)\d{12}(?!\d)|[\w.-]+@[\w-]+\.\w+/,
  },
];

/** What forbids a rendered text; null where it may be sent. Links are left out: what they show is behind a log-in. */
export function findTextFault(text: string): TextFault | null {
  const plain = toUnaccented(text.replace(/https?:\/\/\S+/g, ''))
    .toLowerCase()
    .replace(/\s+/g, ' ');
  return forbidden.find(({ pattern }) => pattern.test(plain))?.fault ?? null;
}
