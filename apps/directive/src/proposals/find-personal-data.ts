/** What names a person in Vietnam by its form alone; names themselves only a person can find. */
const FORMS: readonly RegExp[] = [
  // Phone numbers, domestic and international, with the separators people write.
  /(?<![\d.])(?:\+84|0084|0)(?:[ .-]?\d){9}(?!\d)/g,
  // Citizen's identity number (12 digits) and the former identity card (9).
  /(?<![\d.,-])(?:\d{12}|\d{9})(?![\d.,-]*\d)/g,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  // Number plates, 69C-123.45 and 69-B1 123.45.
  /(?<![\w])\d{2}[- ]?[A-Z]\d?[- ]?(?:\d{3}\.?\d{2}|\d{4})(?![\w])/g,
];

/** Everything in a text that looks like personal data, in order, each once. */
export function findPersonalData(text: string): string[] {
  const found = FORMS.flatMap((form) => [...text.matchAll(form)]);
  return [...new Set(found.toSorted((a, b) => a.index - b.index).map(([match]) => match.trim()))];
}
