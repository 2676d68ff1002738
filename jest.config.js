/** Every workspace that has tests carries its own jest.config.js; this file only names them all. */
export default {
  // Tests boot services on real databases; how fast they do is measured in bench/, and a busy machine is no failure.
  testTimeout: 60_000,
  projects: [
    '<rootDir>/packages/*/jest.config.js',
    '<rootDir>/apps/*/jest.config.js',
    '<rootDir>/infra/*/jest.config.js',
    '<rootDir>/e2e/jest.config.js',
    '<rootDir>/bench/jest.config.js',
  ],
};
