import type { ReportSection } from '@namkhong/contracts/http/directive-reports';
import { count, percent } from './cells.js';
import { evidence } from './evidence-hrefs.js';

/** How many of those in post had pledged. */
export interface PledgeFacts {
  readonly campaignId: string;
  readonly title: string;
  readonly officials: number;
  readonly signed: number;
  readonly witnessed: number;
}

/** Coverage of the pledges of the five noes, campaign by campaign, at the end of the period. */
export function pledgesSection(
  campaigns: readonly PledgeFacts[],
  unitId: string | null,
  asOf: string,
): ReportSection {
  return {
    code: 'pledges',
    title: 'Ký cam kết “5 không”',
    notes:
      campaigns.length === 0
        ? ['Trong kỳ không có đợt ký cam kết.']
        : [
            'Người giữ nhiều vị trí trong một đơn vị được tính một lần; chữ ký có người chứng kiến được nêu riêng.',
          ],
    figures: [],
    tables:
      campaigns.length === 0
        ? []
        : [
            {
              code: 'pledges',
              title: 'Tỷ lệ ký cam kết',
              columns: ['Đợt ký', 'Số người phải ký', 'Đã ký', 'Có chứng kiến', 'Tỷ lệ đã ký'],
              rows: campaigns.map(({ campaignId, title, officials, signed, witnessed }) => {
                const href = evidence.pledges(campaignId, unitId, asOf);
                const cells = [officials, signed, witnessed].map((value) => count(value, href));
                return { label: title, href, cells: [...cells, percent(shareOf(signed, officials), href)] };
              }),
              left: null,
            },
          ],
  };
}

/** Rounded down, so that only a hundred of a hundred are all; null of nobody. */
function shareOf(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const hundredths = Math.floor((part * 10_000) / whole);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
