export const petitionKinds = ['complaint', 'denunciation', 'feedback'] as const;
export type PetitionKind = (typeof petitionKinds)[number];

/** What a petition has to say (Luật Khiếu nại 2011, Điều 8; Luật Tố cáo 2018, Điều 23), in the order of the print. */
export const petitionFields = [
  'to',
  'name',
  'address',
  'contact',
  'about',
  'happened',
  'request',
  'enclosed',
] as const;
export type PetitionField = (typeof petitionFields)[number];

interface PetitionWords {
  readonly heading: string;
  readonly about: string;
  readonly pledge: string;
  readonly signer: string;
}

/** The Vietnamese of the print itself: a petition is in Vietnamese whoever fills it in. */
export const petitionWords: Readonly<Record<PetitionKind, PetitionWords>> = {
  complaint: {
    heading: 'ĐƠN KHIẾU NẠI',
    about: 'Khiếu nại đối với',
    pledge:
      'Tôi cam đoan nội dung khiếu nại trên là đúng sự thật và chịu trách nhiệm trước pháp luật về nội dung đó.',
    signer: 'Người khiếu nại',
  },
  denunciation: {
    heading: 'ĐƠN TỐ CÁO',
    about: 'Người bị tố cáo',
    pledge:
      'Tôi cam đoan nội dung tố cáo trên là đúng sự thật và chịu trách nhiệm trước pháp luật nếu cố ý tố cáo sai. Tôi đề nghị giữ bí mật họ tên, địa chỉ, bút tích của tôi (Luật Tố cáo 2018, Điều 9 và Điều 56).',
    signer: 'Người tố cáo',
  },
  feedback: {
    heading: 'ĐƠN PHẢN ÁNH, KIẾN NGHỊ',
    about: 'Về cơ quan, cá nhân',
    pledge: 'Tôi xin chịu trách nhiệm về nội dung phản ánh, kiến nghị trên.',
    signer: 'Người làm đơn',
  },
};
