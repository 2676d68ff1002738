/** Digits in international form without `+`: `0901234567`, `+84 901 234 567` and `84901234567` are one number. */
export function normaliseNumber(number: string): string {
  return number.replace(/\D/g, '').replace(/^0/, '84');
}

/** Enough of a number to recognise one's own, too little to call it: `+84•••••1234`. */
export function maskNumber(number: string): string {
  const digits = normaliseNumber(number);
  return `+${digits.slice(0, 2)}•••••${digits.slice(-4)}`;
}
