import type { DataDictionary } from '@namkhong/contracts/http/scoring-query';
import { describedColumns } from './answer-columns.js';

type Entry = DataDictionary['entries'][number];

/** What every word of a question and every column of a file or view means: one text for people and programs. */
export function dataDictionary(): DataDictionary {
  return { entries: [...measures, ...dimensions, ...grains, ...analyses, ...columns(), ...viewColumns] };
}

const measures: readonly Entry[] = [
  measure('n', 'ratings ≥ 10', 'Σ released', 'Số lượt đánh giá đã được công bố', 'Ratings that are told'),
  measure(
    'linear',
    'points 0–100',
    'Σ w·25·Σ(k·c)/n / 10000, codes k = 0…4; interval qW 95 %',
    'Điểm hài lòng: trung bình có trọng số của các tiêu chí',
    'Satisfaction score: weighted mean of the criteria',
  ),
  measure(
    'top-two-box',
    'percent 0–100',
    'Σ w·100·(c4+c5)/n / 10000; Wilson 95 %',
    'Tỷ lệ “hài lòng” và “rất hài lòng”',
    'Share of “satisfied” and “very satisfied”',
  ),
  measure(
    'response-rate',
    'percent 0–100',
    '100·told ballots/invited; Wilson 95 %',
    'Tỷ lệ người được mời đã đánh giá; dưới 10 % là chưa đại diện',
    'Share of the invited who rated; below 10 % not representative',
  ),
  measure(
    'on-time',
    'percent 0–100',
    '100·on time/closed; Wilson 95 %',
    'Tỷ lệ hồ sơ giải quyết đúng hạn',
    'Share of dossiers closed on time',
  ),
  measure(
    'integrity',
    'points 0–100',
    '100 − 5·min(20, 2·minor + 5·serious + 10·grave), final findings that count on the last day of the period',
    'Điểm liêm chính: trừ điểm cho vi phạm đã kết luận cuối cùng của đơn vị và công chức trong đơn vị, trong 12 tháng; không có vi phạm là 100',
    'Integrity: points off for final violations of the unit and its officials, for twelve months; 100 without any',
  ),
  measure(
    'overall',
    'points 0–100',
    'I = w_R·R + w_O·O + w_G·G by the weights of the version (70, 20, 10 % unless it says otherwise); half-up, contributions by largest remainder',
    'Chỉ số tổng hợp của hài lòng, đúng hạn và liêm chính, chỉ để hiển thị: không dùng để kết luận mức thấp',
    'Overall index of satisfaction, punctuality and integrity, for display only: no flag rests on it',
  ),
  measure(
    'shrunken',
    'points 0–100',
    'B·μ + (1−B)·y, empirical Bayes among ten peers or more',
    'Điểm đã co về trung bình nhóm, chỉ để hiển thị; luôn xem cùng điểm gốc',
    'Score drawn towards its peers, for display only; always beside the raw one',
  ),
  measure(
    'adjusted',
    'points, mostly 0–100',
    'observed − Σ(n_g/n)·μ_g + μ_city, μ of all others',
    'Điểm như thể mọi đơn vị có cùng cơ cấu hồ sơ; chỉ từ quý đã đóng',
    'Score as if every unit had the same mix of cases; from closed quarters only',
  ),
];

const dimensions: readonly Entry[] = [
  dimension('unit', 'Đơn vị, hoặc cấp trên của nó theo rollUp', 'Unit, or the one above it by rollUp'),
  dimension(
    'official',
    'Công chức, như đã báo cho chính họ: theo quý đã chốt, từ 30 lượt; chỉ cho người quản lý, thanh tra và người rà soát',
    'Official, as told to themselves: closed quarters, from 30 ratings on; for those above, inspectors and reviewers only',
  ),
  dimension('criterion', 'Tiêu chí', 'Criterion'),
  dimension('set-version', 'Phiên bản bộ tiêu chí', 'Version of the criteria set'),
  dimension('assurance', 'Mức bảo đảm: bằng phiếu hoặc mở', 'Assurance: by ballot or open'),
  dimension('channel', 'Kênh; các kênh nhỏ được gộp', 'Channel; small ones are told together'),
  dimension(
    'stratum',
    'Loại hồ sơ và kết quả giải quyết; quý đã đóng, mỗi loại từ 10 lượt',
    'Kind of case and how it ended; closed quarters, ten ratings of each kind',
  ),
  dimension(
    'procedure-group',
    'Nhóm thủ tục; quý đã đóng, mỗi loại từ 10 lượt',
    'Procedure group; closed quarters, ten ratings of each kind',
  ),
];

const grains: readonly Entry[] = [
  grain('day', 'Ngày; quý đã đóng, mỗi ngày từ 10 lượt', 'Day; closed quarters, ten ratings on every day'),
  grain('month', 'Tháng', 'Month'),
  grain('quarter', 'Quý', 'Quarter'),
  grain('half-year', 'Nửa năm', 'Half-year'),
  grain('year', 'Năm', 'Year'),
  grain('all', 'Cả khoảng thời gian', 'The whole window'),
];

const analyses: readonly Entry[] = [
  analysis(
    'ranks',
    '[1 + #better, k − #worse], Holm over k(k−1) one-sided tests',
    'Khoảng thứ hạng đồng thời 95 %, không bao giờ là một thứ hạng đơn lẻ',
    'Simultaneous 95 % rank intervals, never a bare rank',
  ),
  analysis('funnel', 'z = (y − target)/√(V + τ²), limits at 95 % and 99.8 %', 'Biểu đồ phễu', 'Funnel plot'),
  analysis(
    'control-chart',
    'EWMA λ = 0.2, L = 2.962; CUSUM k = 0.5, h = 5',
    'Biểu đồ kiểm soát theo tháng; tín hiệu chỉ để xem xét nội bộ',
    'Control chart by month; a signal is a prompt to look',
  ),
];

const viewColumns: readonly Entry[] = [
  view('released_cell.rated', 'integer', 'Số lượt đánh giá của ô được công bố', 'Ratings of a released cell'),
  view('released_criterion.n', 'integer', 'Số câu trả lời cho tiêu chí', 'Answers to the criterion'),
  view('released_criterion.linear', 'numeric', 'Điểm của tiêu chí, 0–100', 'Score of the criterion, 0–100'),
  view(
    'released_criterion.top_two_box',
    'numeric',
    'Tỷ lệ mức 4 và 5 của tiêu chí, %',
    'Share of levels 4 and 5 of the criterion, %',
  ),
  view(
    'released_criterion.level_1 … level_5',
    'integer',
    'Số câu trả lời theo mức; trống khi gần như đồng thuận trong ít hơn 30 câu',
    'Answers by level; empty where fewer than 30 are nearly unanimous',
  ),
];

function columns(): Entry[] {
  return describedColumns().map(({ name, type, vi, en }) => entry('column', name, type, '', null, vi, en));
}

function measure(name: string, unit: string, formula: string, vi: string, en: string): Entry {
  return entry('measure', name, 'decimal', unit, formula, vi, en);
}

function dimension(name: string, vi: string, en: string): Entry {
  return entry('dimension', name, 'text', '', null, vi, en);
}

function grain(name: string, vi: string, en: string): Entry {
  return entry('grain', name, 'text', '', null, vi, en);
}

function analysis(name: string, formula: string, vi: string, en: string): Entry {
  return entry('analysis', name, 'object', '', formula, vi, en);
}

function view(name: string, type: string, vi: string, en: string): Entry {
  return entry('view-column', `analyst.${name}`, type, '', null, vi, en);
}

function entry(
  kind: Entry['kind'],
  name: string,
  type: string,
  unit: string,
  formula: string | null,
  vi: string,
  en: string,
): Entry {
  return { kind, name, type, unit, formula, meaning: { vi, en } };
}
