/** Why a condition of the LOW rule holds or does not, in words; {names} are the reason's params. */
export const lowRuleReasons = {
  'window-valid': {
    vi: 'Hai quý đều đủ dữ liệu để xem xét.',
    en: 'Both quarters hold enough data to be considered.',
  },
  'quarters-not-consecutive': {
    vi: 'Hai quý {first} và {second} không liền nhau.',
    en: 'The quarters {first} and {second} do not follow each other.',
  },
  'too-few-ratings': {
    vi: 'Quý {quarter} chỉ có {n} phiếu đầy đủ, cần ít nhất {minimum}.',
    en: 'Quarter {quarter} has only {n} complete ratings; at least {minimum} are needed.',
  },
  'raters-unknown': {
    vi: 'Chưa biết số người đánh giá khác nhau trong quý {quarter}.',
    en: 'The number of different raters in quarter {quarter} is not known.',
  },
  'too-few-raters': {
    vi: 'Quý {quarter} chỉ có {n} người đánh giá khác nhau, cần ít nhất {minimum}.',
    en: 'Quarter {quarter} has only {n} different raters; at least {minimum} are needed.',
  },
  'too-few-days': {
    vi: 'Quý {quarter} chỉ có phiếu trong {n} ngày, cần ít nhất {minimum} ngày.',
    en: 'Quarter {quarter} has ratings on only {n} days; at least {minimum} are needed.',
  },
  'criterion-too-few-answers': {
    vi: 'Quý {quarter}: tiêu chí {criterion} chỉ có {n} câu trả lời, cần ít nhất {minimum}.',
    en: 'Quarter {quarter}: criterion {criterion} has only {n} answers; at least {minimum} are needed.',
  },
  'nobody-invited': {
    vi: 'Quý {quarter}: không có phiếu mời nên không tính được tỷ lệ trả lời.',
    en: 'Quarter {quarter}: nobody was invited, so there is no response rate.',
  },
  'response-rate-too-low': {
    vi: 'Quý {quarter}: chỉ {rated} trên {invited} người được mời trả lời, cần ít nhất {minimum} %.',
    en: 'Quarter {quarter}: only {rated} of {invited} invited people answered; at least {minimum} % are needed.',
  },
  'too-few-complete': {
    vi: 'Quý {quarter}: chỉ {complete} trên {ratings} phiếu trả lời đủ các tiêu chí, cần ít nhất {minimum} %.',
    en: 'Quarter {quarter}: only {complete} of {ratings} ratings answer every criterion; at least {minimum} % are needed.',
  },
  'significant-in-both': {
    vi: 'Thấp hơn ngưỡng một cách rõ rệt trong cả hai quý (p = {first} và {second}).',
    en: 'Clearly below the threshold in both quarters (p = {first} and {second}).',
  },
  'not-significant': {
    vi: 'Quý {quarter}: chưa đủ rõ là thấp hơn ngưỡng (p = {p}, cần nhỏ hơn {limit}).',
    en: 'Quarter {quarter}: not clearly below the threshold (p = {p}; less than {limit} is needed).',
  },
  'not-computable': {
    vi: 'Quý {quarter}: quá ít phiếu đầy đủ để tính.',
    en: 'Quarter {quarter}: too few complete ratings to compute.',
  },
  'discovery-controlled': {
    vi: 'Xét cùng lúc {subjects} đối tượng cùng cấp, kết quả vẫn rõ trong cả hai quý (p hiệu chỉnh = {first} và {second}, tối đa {limit}).',
    en: 'Judged at once with all eligible subjects of the level, {subjects} in all, the result is still clear in both quarters (corrected p = {first} and {second}; at most {limit}).',
  },
  'discovery-may-be-false': {
    vi: 'Quý {quarter}: xét cùng lúc {subjects} đối tượng cùng cấp thì kết quả có thể do ngẫu nhiên (p hiệu chỉnh = {p}, cần không quá {limit}).',
    en: 'Quarter {quarter}: among {subjects} subjects judged at once this may be chance (corrected p = {p}; at most {limit} is needed).',
  },
  'not-compared': {
    vi: 'Chưa đủ dữ liệu để xét cùng các đối tượng cùng cấp.',
    en: 'There is not enough data to be judged along with the other subjects of the level.',
  },
  'evidence-strong': {
    vi: 'Bằng chứng cộng dồn theo ngày đạt {e}, cần ít nhất {required}.',
    en: 'The evidence accumulated day by day reaches {e}; at least {required} is needed.',
  },
  'evidence-weak': {
    vi: 'Bằng chứng cộng dồn theo ngày mới đạt {e}, cần ít nhất {required}.',
    en: 'The evidence accumulated day by day is only {e}; at least {required} is needed.',
  },
  robust: {
    vi: 'Kết quả vẫn giữ nguyên khi điều chỉnh theo cơ cấu hồ sơ, khi bỏ hai ngày thấp nhất của mỗi quý và khi kéo điểm về phía trung bình của các đối tượng cùng cấp.',
    en: 'The result stands after adjustment for the mix of cases, without the two worst days of each quarter, and with the score drawn towards its peers’ mean.',
  },
  'robust-without-adjustment': {
    vi: 'Kết quả vẫn giữ nguyên khi bỏ hai ngày thấp nhất của mỗi quý và khi kéo điểm về phía trung bình của các đối tượng cùng cấp. Không điều chỉnh theo cơ cấu hồ sơ vì nơi khác có quá ít hồ sơ cùng loại.',
    en: 'The result stands without the two worst days of each quarter and with the score drawn towards its peers’ mean. It was not adjusted for the mix of cases: others have too few of the same kind.',
  },
  'robust-without-peers': {
    vi: 'Kết quả vẫn giữ nguyên khi điều chỉnh theo cơ cấu hồ sơ và khi bỏ hai ngày thấp nhất của mỗi quý. Điểm không kéo về phía trung bình vì có quá ít đối tượng cùng cấp.',
    en: 'The result stands after adjustment for the mix of cases and without the two worst days of each quarter. The score was not drawn towards its peers’ mean: there are too few peers.',
  },
  'robust-by-itself': {
    vi: 'Kết quả vẫn giữ nguyên khi bỏ hai ngày thấp nhất của mỗi quý. Không điều chỉnh theo cơ cấu hồ sơ và không kéo điểm về phía trung bình vì có quá ít đối tượng để so sánh.',
    en: 'The result stands without the two worst days of each quarter. It was neither adjusted for the mix of cases nor drawn towards a mean: there are too few subjects to compare with.',
  },
  'robust-with-shares': {
    vi: 'Kết quả vẫn giữ nguyên khi điều chỉnh theo cơ cấu hồ sơ, khi tính theo tỷ trọng kênh đã công bố, khi bỏ hai ngày thấp nhất của mỗi quý và khi kéo điểm về phía trung bình của các đối tượng cùng cấp.',
    en: 'The result stands after adjustment for the mix of cases, with the published shares of the channels, without the two worst days of each quarter, and with the score drawn towards its peers’ mean.',
  },
  'robust-with-shares-without-adjustment': {
    vi: 'Kết quả vẫn giữ nguyên khi tính theo tỷ trọng kênh đã công bố, khi bỏ hai ngày thấp nhất của mỗi quý và khi kéo điểm về phía trung bình của các đối tượng cùng cấp. Không điều chỉnh theo cơ cấu hồ sơ vì nơi khác có quá ít hồ sơ cùng loại.',
    en: 'The result stands with the published shares of the channels, without the two worst days of each quarter and with the score drawn towards its peers’ mean. It was not adjusted for the mix of cases: others have too few of the same kind.',
  },
  'robust-with-shares-without-peers': {
    vi: 'Kết quả vẫn giữ nguyên khi điều chỉnh theo cơ cấu hồ sơ, khi tính theo tỷ trọng kênh đã công bố và khi bỏ hai ngày thấp nhất của mỗi quý. Điểm không kéo về phía trung bình vì có quá ít đối tượng cùng cấp.',
    en: 'The result stands after adjustment for the mix of cases, with the published shares of the channels and without the two worst days of each quarter. The score was not drawn towards its peers’ mean: there are too few peers.',
  },
  'robust-with-shares-by-itself': {
    vi: 'Kết quả vẫn giữ nguyên khi tính theo tỷ trọng kênh đã công bố và khi bỏ hai ngày thấp nhất của mỗi quý. Không điều chỉnh theo cơ cấu hồ sơ và không kéo điểm về phía trung bình vì có quá ít đối tượng để so sánh.',
    en: 'The result stands with the published shares of the channels and without the two worst days of each quarter. It was neither adjusted for the mix of cases nor drawn towards a mean: there are too few subjects to compare with.',
  },
  'explained-by-channels': {
    vi: 'Quý {quarter}: tính theo tỷ trọng kênh đã công bố thì điểm là {score}, chưa đủ rõ là thấp hơn ngưỡng (p = {p}, cần nhỏ hơn {limit}).',
    en: 'Quarter {quarter}: with the published shares of the channels the score is {score}, not clearly below the threshold (p = {p}; less than {limit} is needed).',
  },
  'explained-by-case-mix': {
    vi: 'Quý {quarter}: điều chỉnh theo cơ cấu hồ sơ thì điểm là {score}, chưa đủ rõ là thấp hơn ngưỡng (p = {p}, cần nhỏ hơn {limit}).',
    en: 'Quarter {quarter}: adjusted for the mix of cases the score is {score}, not clearly below the threshold (p = {p}; less than {limit} is needed).',
  },
  'rests-on-two-days': {
    vi: 'Quý {quarter}: bỏ hai ngày thấp nhất thì điểm là {score}, chưa đủ rõ là thấp hơn ngưỡng (p = {p}, cần nhỏ hơn {limit}).',
    en: 'Quarter {quarter}: without the two worst days the score is {score}, not clearly below the threshold (p = {p}; less than {limit} is needed).',
  },
  'not-low-among-peers': {
    vi: 'Quý {quarter}: kéo về phía trung bình của các đối tượng cùng cấp thì điểm là {score}, không thấp hơn ngưỡng {threshold}.',
    en: 'Quarter {quarter}: drawn towards its peers’ mean the score is {score}, not below the threshold of {threshold}.',
  },
  'nothing-pending': {
    vi: 'Không còn khiếu nại hay cảnh báo nào chờ quyết định.',
    en: 'No contest and no alert is waiting for a decision.',
  },
  'contest-pending': {
    vi: 'Còn {count} khiếu nại về kết quả đang chờ giải quyết.',
    en: '{count} contests of the result are still pending.',
  },
  'alert-undecided': {
    vi: 'Còn cảnh báo chờ quyết định, hạn {decideBy}.',
    en: 'An alert is waiting for a decision, due {decideBy}.',
  },
  'quarantine-undecided': {
    vi: 'Còn phiếu tạm giữ chờ quyết định, hạn {decideBy}.',
    en: 'Quarantined ratings are waiting for a decision, due {decideBy}.',
  },
} as const satisfies Record<string, { readonly vi: string; readonly en: string }>;
export type LowRuleReasonCode = keyof typeof lowRuleReasons;

/** The reason in words, its params filled in. Throws RangeError when a param the sentence needs is missing. */
export function explainLowRuleReason(
  reason: { readonly code: LowRuleReasonCode; readonly params: Readonly<Record<string, string | number>> },
  language: 'vi' | 'en',
): string {
  return lowRuleReasons[reason.code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = reason.params[name];
    if (value === undefined) throw new RangeError(`${reason.code} needs the param ${name}`);
    return written(String(value), language);
  });
}

/** A number as the language writes it. Beyond a million its digits say no more than that. */
function written(value: string, language: 'vi' | 'en'): string {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return value;
  if (Number(value) > 1_000_000) return language === 'vi' ? 'hơn 1 triệu' : 'more than 1 million';
  return language === 'vi' ? value.replace('.', ',') : value;
}
