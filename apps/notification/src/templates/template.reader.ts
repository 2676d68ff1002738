/** The fixed texts, what they become, and what may be sent of that. */
export { findTextFault } from './check-text.js';
export { renderTemplate } from './render-template.js';
export { templates, type OvertakenBy, type TemplateName, type UnknownPolicy } from './templates.js';
export { kindOf, noticeKinds, type NoticeTemplate } from './notice-kinds.js';
