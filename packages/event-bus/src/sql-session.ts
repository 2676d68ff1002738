/** What the bus needs of a transaction: parameterised SQL, rows back. */
export interface SqlSession {
  query<R = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<R[]>;
}

/** Opens one transaction, runs the work, commits; rolls back and rethrows if it throws. */
export interface Transactor<S extends SqlSession = SqlSession> {
  transaction<T>(work: (session: S) => Promise<T>): Promise<T>;
}
