import { kitProblems, type ProblemCatalogue } from '@namkhong/service-kit';

export const gatewayProblems = {
  ...kitProblems,
  'length-required': {
    vi: 'Yêu cầu phải có tiêu đề Content-Length.',
    en: 'The request must carry Content-Length.',
  },
  'service-unavailable': {
    vi: 'Phần này của hệ thống tạm thời gián đoạn. Vui lòng thử lại.',
    en: 'This part of the system is temporarily interrupted. Please try again.',
  },
  'service-slow': {
    vi: 'Hệ thống trả lời quá chậm. Vui lòng thử lại.',
    en: 'The system took too long to answer. Please try again.',
  },
  'service-failed': {
    vi: 'Kết nối bên trong hệ thống bị ngắt. Vui lòng thử lại.',
    en: 'A connection inside the system broke. Please try again.',
  },
} as const satisfies ProblemCatalogue;
