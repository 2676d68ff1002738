import { channel, type Bilingual, type Channel } from '@namkhong/contracts';

const names: Readonly<Record<Channel, Bilingual>> = {
  web: { vi: 'trang web', en: 'the web' },
  qr: { vi: 'mã QR', en: 'QR code' },
  kiosk: { vi: 'máy đánh giá', en: 'kiosk' },
  sms: { vi: 'tin nhắn SMS', en: 'SMS' },
  'call-back': { vi: 'cuộc gọi lại', en: 'call-back' },
  staff: { vi: 'nhân viên nhập hộ', en: 'staff on behalf' },
  paper: { vi: 'phiếu giấy', en: 'paper' },
  survey: { vi: 'khảo sát', en: 'survey' },
  digital: { vi: 'kênh số', en: 'digital channels' },
};

const ownDevices: Bilingual = { vi: 'thiết bị riêng (web, QR, SMS)', en: 'own devices (web, QR, SMS)' };

/** How people call a channel, or all on own devices together; the text itself where it is none of ours. */
export function channelName(text: string): Bilingual {
  if (text === 'own-devices') return ownDevices;
  const known = channel.safeParse(text);
  return known.success ? names[known.data] : { vi: text, en: text };
}
