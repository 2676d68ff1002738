/** What a rule may lead to. Only `reject` and `exclude` need nobody's decision; nothing is ever deleted. */
export type RuleEffect = 'reject' | 'exclude' | 'indicate' | 'quarantine' | 'alert';

interface ForensicRule {
  readonly effect: RuleEffect;
  readonly vi: string;
  readonly en: string;
}

/** Every rule by its code, as decisions and public counts name it. `r1` is applied where a ballot is spent. */
export const forensicRules = {
  r1: {
    effect: 'reject',
    vi: 'Phiếu không hợp lệ, đã dùng hoặc hết hạn, hoặc người đánh giá là nhân viên của đơn vị',
    en: 'The ballot is invalid, spent or expired, or the rater works in the unit',
  },
  r2: {
    effect: 'exclude',
    vi: 'Quá 3 lượt đánh giá một cán bộ trong 30 ngày từ cùng một thiết bị hoặc cùng một người',
    en: 'More than 3 ratings of one official within 30 days from one device or one citizen',
  },
  i1: {
    effect: 'indicate',
    vi: 'Trả lời nhanh hơn 2 giây mỗi câu',
    en: 'Answered in less than 2 seconds an item',
  },
  i2: {
    effect: 'indicate',
    vi: 'Số lượt dồn dập so với số hồ sơ đã trả kết quả',
    en: 'A burst of ratings compared with the dossiers closed',
  },
  i3: {
    effect: 'indicate',
    vi: 'Một thiết bị có từ 3 lượt, hoặc một mạng có từ 4 thiết bị, đánh giá cùng một cán bộ',
    en: 'One device with 3 ratings or more, or one network with 4 devices or more, at the same official',
  },
  q: {
    effect: 'quarantine',
    vi: 'Có từ hai dấu hiệu trở lên, tạm để riêng chờ người có thẩm quyền quyết định',
    en: 'Two indicators or more: set aside until a person decides',
  },
  s1: {
    effect: 'alert',
    vi: 'Tỷ lệ toàn điểm 5 tại máy đánh giá cao bất thường so với thiết bị riêng của người dân',
    en: 'The share of straight fives at the kiosk is far above that from people’s own devices',
  },
  s2: {
    effect: 'alert',
    vi: 'Điểm trung bình tại máy đánh giá cao bất thường so với thiết bị riêng của người dân',
    en: 'The mean score at the kiosk is far above that from people’s own devices',
  },
  s3: {
    effect: 'alert',
    vi: 'Lượt đánh giá tập trung vào ít thiết bị, hoặc nhiều lượt nằm trong các đợt dồn dập',
    en: 'Ratings come from few devices, or many of them in bursts',
  },
} as const satisfies Record<string, ForensicRule>;

export type ForensicRuleCode = keyof typeof forensicRules;
export type Indicator = 'i1' | 'i2' | 'i3';
