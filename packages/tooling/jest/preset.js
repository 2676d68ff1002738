import { readFileSync } from 'node:fs';

const swc = JSON.parse(readFileSync(new URL('../swc.json', import.meta.url), 'utf8'));
delete swc.$schema;

/**
 * The jest configuration of one workspace. Tests run from source: workspace packages resolve to their
 * `source` export, so nothing has to be built to test it.
 *
 * @param {string} displayName the workspace's short name, shown before each file in the report
 */
export function jestPreset(displayName) {
  return {
    displayName,
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
    testMatch: ['<rootDir>/src/**/*.spec.ts'],
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '^.+\\.ts$': ['@swc/jest', swc] },
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  };
}
