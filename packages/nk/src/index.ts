export { ApiClient, ApiProblem } from './client/api-client.js';
export { eventually, type Patience } from './client/eventually.js';
export { importFile } from './commands/import-kinds.js';
export { importSurvey } from './commands/survey.js';
export { importUkOpg, type UkOpgImport } from './commands/uk-opg.js';
export { publishCriteriaSet } from './commands/criteria-set.js';
export { generateHistory } from './demo/history.js';
export { demoHead, demoOfficials, demoUnit } from './seed/demo-people.js';
export { replayHistory } from './seed/replay-history.js';
