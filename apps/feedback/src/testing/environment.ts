/** What the Chromium spec needs of the machine: a browser, or in CI a failure that says so. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? null;
export const runsInCi = process.env['CI'] === 'true';

/** A folder for PYTHONPATH with clients of Open311 that nobody here wrote. */
export const open311Clients = process.env['OPEN311_CLIENTS'] ?? null;
