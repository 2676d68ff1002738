/**
 * Texts that are fetched with the pages that say them. The name is the first part of their keys: `query` gives
 * `t('query.title')`. A page's route names the parts it needs (`lazyPage`).
 */
export const parts = {
  accessibility: {
    vi: async () => (await import('../pages/accessibility/texts.vi.js')).accessibilityVi,
    en: async () => (await import('../pages/accessibility/texts.en.js')).accessibilityEn,
  },
  audit: {
    vi: async () => (await import('../pages/audit/texts.vi.js')).auditVi,
    en: async () => (await import('../pages/audit/texts.en.js')).auditEn,
  },
  case: {
    vi: async () => (await import('../pages/cases/case-texts.vi.js')).caseVi,
    en: async () => (await import('../pages/cases/case-texts.en.js')).caseEn,
  },
  design: {
    vi: async () => (await import('../pages/design/texts.vi.js')).designVi,
    en: async () => (await import('../pages/design/texts.en.js')).designEn,
  },
  document: {
    vi: async () => (await import('../pages/documents/texts.vi.js')).documentVi,
    en: async () => (await import('../pages/documents/texts.en.js')).documentEn,
  },
  figures: {
    vi: async () => (await import('../pages/figures/texts.vi.js')).figuresVi,
    en: async () => (await import('../pages/figures/texts.en.js')).figuresEn,
  },
  flag: {
    vi: async () => (await import('../pages/cases/flag-texts.vi.js')).flagVi,
    en: async () => (await import('../pages/cases/flag-texts.en.js')).flagEn,
  },
  inbox: {
    vi: async () => (await import('../pages/inbox/texts.vi.js')).inboxVi,
    en: async () => (await import('../pages/inbox/texts.en.js')).inboxEn,
  },
  matrix: {
    vi: async () => (await import('../pages/matrix/texts.vi.js')).matrixVi,
    en: async () => (await import('../pages/matrix/texts.en.js')).matrixEn,
  },
  method: {
    vi: async () => (await import('../pages/method/texts.vi.js')).methodVi,
    en: async () => (await import('../pages/method/texts.en.js')).methodEn,
  },
  openData: {
    vi: async () => (await import('../pages/open-data/texts.vi.js')).openDataVi,
    en: async () => (await import('../pages/open-data/texts.en.js')).openDataEn,
  },
  operation: {
    vi: async () => (await import('../pages/operation/texts.vi.js')).operationVi,
    en: async () => (await import('../pages/operation/texts.en.js')).operationEn,
  },
  petition: {
    vi: async () => (await import('../pages/petition/texts.vi.js')).petitionVi,
    en: async () => (await import('../pages/petition/texts.en.js')).petitionEn,
  },
  phone: {
    vi: async () => (await import('../pages/phone/texts.vi.js')).phoneVi,
    en: async () => (await import('../pages/phone/texts.en.js')).phoneEn,
  },
  poll: {
    vi: async () => (await import('../pages/polls/texts.vi.js')).pollVi,
    en: async () => (await import('../pages/polls/texts.en.js')).pollEn,
  },
  query: {
    vi: async () => (await import('../pages/query/texts.vi.js')).queryVi,
    en: async () => (await import('../pages/query/texts.en.js')).queryEn,
  },
  report: {
    vi: async () => (await import('../pages/report/texts.vi.js')).reportVi,
    en: async () => (await import('../pages/report/texts.en.js')).reportEn,
  },
  steps: {
    vi: async () => (await import('../pages/case-steps/texts.vi.js')).stepsVi,
    en: async () => (await import('../pages/case-steps/texts.en.js')).stepsEn,
  },
  task: {
    vi: async () => (await import('../pages/task/texts.vi.js')).taskVi,
    en: async () => (await import('../pages/task/texts.en.js')).taskEn,
  },
  trace: {
    vi: async () => (await import('../pages/trace/texts.vi.js')).traceVi,
    en: async () => (await import('../pages/trace/texts.en.js')).traceEn,
  },
  unitPage: {
    vi: async () => (await import('../pages/unit/texts.vi.js')).unitPageVi,
    en: async () => (await import('../pages/unit/texts.en.js')).unitPageEn,
  },
};
export type PartName = keyof typeof parts;

/** The shape of every part, as Vietnamese has it. */
export type PartTexts = { readonly [Name in PartName]: Awaited<ReturnType<(typeof parts)[Name]['vi']>> };
