export { contrastChannels, type ChannelContrast, type ChannelSums } from './contrast-channels.js';
export { detect, type ForensicFindings, type ForensicInput } from './detect.js';
export { detectRatings, type RatingFindings, type TracesToExamine } from './detect-ratings.js';
export { type Evidence, type ExcludedRating, type QuarantinedRating, type SubjectAlert } from './evidence.js';
export { FORENSIC_PARAMETERS, type ForensicParameters } from './parameters.js';
export { type RatingTrace, type ServedDay, type Turnout } from './rating-trace.js';
export { forensicRules, type ForensicRuleCode, type Indicator, type RuleEffect } from './rules.js';
