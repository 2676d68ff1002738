export { findPersonalMark } from './personal-marks.js';
export { findForbiddenCharacter } from './forbidden-character.js';
export { normaliseMobileNumber, type MobileNumberFault } from './mobile-number.js';
export { countSmsSegments, type SmsSegments } from './sms-segments.js';
export { toTsquery, toTsvector, type SearchedTexts } from './search-index.js';
export { findAskedWord, searchWords } from './search-words.js';
export { toUnaccented } from './unaccented.js';
