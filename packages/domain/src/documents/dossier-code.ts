import { parseCivilDate, type CivilDate } from '../calendar/civil-date.js';
import { accepted, refused, type Parsed } from '../parsed.js';

/** A mã hồ sơ, taken apart: the unit that received the dossier, the day, and the dossier's place in that day. */
export interface DossierCode {
  /** Groups joined by dots, top level first, whichever order was written: `H12.05.00.000`. */
  readonly unitCode: string;
  /** The ministry or province, a letter A–Y and two digits: `H12`. */
  readonly topLevel: string;
  readonly receivedOn: CivilDate;
  /** 0–9999 within the unit and the day. */
  readonly sequence: number;
  /** As written, trimmed, in capitals. */
  readonly text: string;
}

export type DossierCodeFault =
  'empty' | 'form-unknown' | 'unit-code-malformed' | 'unit-code-ambiguous' | 'date-invalid';

const FORM = /^([0-9A-Z.]+)-(\d{2})(\d{2})(\d{2})-(\d{4})$/;
/** `V1V2V3.Z1Z2.Y1Y2.MX1X2`: QCVN 102:2016/BTTTT, used by Thông tư 01/2018/TT-VPCP. */
const TOP_LAST = /^[0-9A-Z]{3}\.[0-9A-Z]{2}\.[0-9A-Z]{2}\.[A-Y]\d{2}$/;
/** Quyết định 20/2020/QĐ-TTg: at most 35 characters, groups of capitals and digits. */
const TOP_FIRST = /^[A-Y]\d{2}(?:\.[0-9A-Z]+)*$/;
const LONGEST_UNIT_CODE = 35;

/**
 * Reads `V1V2V3.Z1Z2.Y1Y2.MX1X2-YYMMDD-XXXX`, and the same with the unit code's top level first. Years are 20YY. A code
 * that can be read in both orders is refused, since the two readings name different units.
 */
export function parseDossierCode(written: string): Parsed<DossierCode, DossierCodeFault> {
  const text = written.normalize('NFC').trim().toUpperCase();
  if (text === '') return refused('empty');
  const [, unit = '', year = '', month = '', day = '', sequence = ''] = FORM.exec(text) ?? [];
  if (unit === '') return refused('form-unknown', { text });
  const topLast = TOP_LAST.test(unit);
  const topFirst = TOP_FIRST.test(unit) && unit.length <= LONGEST_UNIT_CODE;
  if (topLast && topFirst) return refused('unit-code-ambiguous', { unit });
  if (!topLast && !topFirst) return refused('unit-code-malformed', { unit });
  const receivedOn = parseCivilDate(`20${year}-${month}-${day}`);
  if (receivedOn === null) return refused('date-invalid', { text: `${year}${month}${day}` });
  const groups = topFirst ? unit.split('.') : unit.split('.').reverse();
  const [topLevel = ''] = groups;
  return accepted({ unitCode: groups.join('.'), topLevel, receivedOn, sequence: Number(sequence), text });
}
