/**
 * Demands something of the running platform.
 *
 * @throws Error saying what was expected and what was found
 */
export function demand<T>(what: string, actual: T, holds: (actual: T) => boolean): T {
  if (!holds(actual)) throw new Error(`${what}: found ${JSON.stringify(actual)}`);
  return actual;
}
