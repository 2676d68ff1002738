/** The Redis that integration specs use; undefined where there is none, which is refused in continuous integration. */
export function testRedisUrl(): string | undefined {
  const url = process.env.TEST_REDIS_URL;
  if (!url && process.env.CI === 'true')
    throw new Error('TEST_REDIS_URL is not set: `npm test` provides a Redis');
  return url;
}
