export { eslintPreset as default } from '@namkhong/tooling/eslint';
