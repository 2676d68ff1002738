/** What the Chromium spec needs of the machine: a browser, or in CI a failure that says so. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? null;
export const runsInCi = process.env['CI'] === 'true';

/** A Python that has the client `georeport` (PyPI), to try the exchange with a program that nobody here wrote. */
export const open311Python = process.env['OPEN311_PYTHON'] ?? null;
