/** What may be wrong with something sealed. */
export type SealingFault =
  /** Altered, cut short, put together from parts of others, or made for another key. */
  | 'broken'
  /** Not signed by whom it says. */
  | 'signature-wrong'
  /** None of its keys is for this reader. */
  | 'not-for-this-key'
  /** The passphrase or the recovery code is another one. */
  | 'secret-wrong'
  /** Of a form that this program does not know. */
  | 'form-unknown'
  /** More than fits. */
  | 'too-large';

/** Thrown where something cannot be sealed or opened. It never says which secret byte was wrong. */
export class SealingError extends Error {
  constructor(
    readonly code: SealingFault,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'SealingError';
  }
}
