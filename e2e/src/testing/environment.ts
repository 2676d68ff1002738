/** What `npm test` found or started. A part that is missing skips its tests; with CI it fails them. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? null;
export const hasKafka = process.env['TEST_KAFKA_BROKERS'] !== undefined;
export const runsInCi = process.env['CI'] === 'true';
