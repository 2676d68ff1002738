import { describe, expect, it } from '@jest/globals';
import { describeAlert } from './describe-alert.js';
import { codesOf, describeRatings, type SetAsideBy } from './describe-ratings.js';

const hourly = {
  window: 'hour',
  channel: 'own-devices',
  until: '2026-05-18T17:58Z',
  ratings: 14,
  probability: '0.000001',
};
const daily = {
  window: 'day',
  channel: 'sms',
  until: '2026-05-17T09:30Z',
  ratings: 9,
  probability: '0.000012',
};

describe('ratings set aside, in words', () => {
  const ratings: SetAsideBy[] = [
    { rule: 'q', evidence: { i1: { secondsTaken: 3, itemsAnswered: 5 }, i2: hourly } },
    { rule: 'q', evidence: { i2: hourly, i3: { ratingsOfDevice: 5, devicesOfNetwork: 4 } } },
    { rule: 'q', evidence: { i2: daily, i3: { ratingsOfDevice: 7 } } },
  ];

  it('say how often each indicator spoke, and tell every window once, in local time', () => {
    expect(describeRatings(ratings)).toEqual([
      {
        code: 'i1',
        explanation: {
          vi: '1 trong 3 lượt trả lời nhanh hơn 2 giây mỗi câu.',
          en: '1 of 3 were answered in less than 2 seconds an item.',
        },
      },
      {
        code: 'i2',
        explanation: {
          vi: '9 lượt qua tin nhắn SMS trong 24 giờ tính đến 2026-05-17 16:30, nhiều bất thường so với số hồ sơ đã trả kết quả (p = 0.000012).',
          en: '9 ratings by SMS within 24 hours until 2026-05-17 16:30, far more than the dossiers closed explain (p = 0.000012).',
        },
      },
      {
        code: 'i2',
        explanation: {
          vi: '14 lượt qua thiết bị riêng (web, QR, SMS) trong một giờ tính đến 2026-05-19 00:58, nhiều bất thường so với số hồ sơ đã trả kết quả (p = 0.000001).',
          en: '14 ratings by own devices (web, QR, SMS) within an hour until 2026-05-19 00:58, far more than the dossiers closed explain (p = 0.000001).',
        },
      },
      {
        code: 'i3',
        explanation: {
          vi: '2 trong 3 lượt có chung nguồn: một thiết bị có tới 7 lượt; một mạng có tới 4 thiết bị.',
          en: '2 of 3 share a source: one device gave as many as 7; one network had as many as 4 devices.',
        },
      },
    ]);
    expect(ratings.map(codesOf)).toEqual([
      ['i1', 'i2'],
      ['i2', 'i3'],
      ['i2', 'i3'],
    ]);
  });

  it('name the source of what is beyond the cap', () => {
    const excess = (source: string) => ({ rule: 'r2', evidence: { source, days: 30, counted: ['a'] } });
    const seen = describeRatings([excess('device'), excess('device'), excess('citizen')]);
    expect(seen.map(({ explanation }) => explanation.vi)).toEqual([
      '2 lượt vượt mức 3 lượt trong 30 ngày từ cùng một thiết bị.',
      '1 lượt vượt mức 3 lượt trong 30 ngày từ cùng một người.',
    ]);
    expect(codesOf(excess('device'))).toEqual(['r2']);
  });
});

describe('an alert, in words', () => {
  // 40 ratings of 100 points at the kiosk; 30 from own devices, ten of 100 points and twenty of 50: 66.7.
  const evidence = {
    kiosk: { ratings: 40, straightFives: 40, scoreSum: '1600000', scoreSquares: '64000000000' },
    own: { ratings: 30, straightFives: 10, scoreSum: '800000', scoreSquares: '24000000000' },
    probability: '0.000001',
  };

  it('compares means in points, and says what a confirmation leaves out', () => {
    const { explanation } = describeAlert('s2', 'kiosk', evidence);
    expect(explanation.en).toBe(
      'The mean score at the kiosk is far above that from people’s own devices: 100.0 of 40 ratings at the kiosk, ' +
        '66.7 of 30 from own devices (p = 0.000001). Once confirmed, answers by kiosk are left out of this official’s ' +
        'figures in these months.',
    );
    expect(explanation.vi).toContain('100.0 trên 40 lượt tại máy, 66.7 trên 30 lượt từ thiết bị riêng');
    expect(explanation.vi).toContain('kết quả của máy đánh giá không được tính');
  });

  it('compares shares of straight fives in percent', () => {
    const { explanation } = describeAlert('s1', null, evidence);
    expect(explanation.vi).toContain('100.0 % trên 40 lượt tại máy, 33.3 % trên 30 lượt');
    expect(explanation.vi).not.toContain('Nếu được xác nhận');
  });

  it('tells how concentrated the sources are', () => {
    const concentration = { ratings: 20, effectiveDevices: '400/136', burstRatings: 12 };
    expect(describeAlert('s3', null, concentration).explanation.vi).toMatch(
      /20 lượt từ thiết bị riêng tương đương 2\.9 thiết bị dùng đều nhau; 12 lượt nằm trong các đợt dồn dập\.$/,
    );
  });
});
