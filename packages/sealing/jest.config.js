import { jestPreset } from '@namkhong/tooling/jest';

export default jestPreset('sealing');
