/** One field of the input that is wrong. */
export interface FieldFault {
  /** Dotted path within the body, query or parameters. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What the caller may know of a problem: fills the `{name}` places of its title and is shown as members. */
export type ProblemDetailsInput = Readonly<Record<string, unknown>> & {
  readonly errors?: readonly FieldFault[];
};

export interface ProblemOptions {
  /** Seconds after which trying again makes sense; sent as Retry-After. */
  readonly retryAfter?: number;
  /** Further response headers. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/**
 * Thrown where a request cannot be granted; rendered once, at the edge, as RFC 9457 problem details.
 *
 * @param status HTTP status, 400–599
 * @param code stable, kebab-case; its title in vi and en stands in the service's problem catalogue
 */
export class Problem extends Error {
  readonly retryAfter: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: ProblemDetailsInput = {},
    options: ProblemOptions = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'Problem';
    this.retryAfter = options.retryAfter;
    this.headers = options.headers ?? {};
  }
}
