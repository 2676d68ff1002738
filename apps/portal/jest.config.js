import { jestPreset } from '@namkhong/tooling/jest';

/** The specs drive the portal as it is installed, so it is built before the first of them. */
export default { ...jestPreset('portal'), globalSetup: '<rootDir>/src/testing/build-portal.ts' };
