/** What the simulated phone says, in Vietnamese. */
export const phoneVi = {
  title: 'Điện thoại mô phỏng',
  lead: 'Bản cài đặt thử gửi tin nhắn tới một tổng đài mô phỏng. Đây là những gì máy của cán bộ nhận được.',
  empty: 'Chưa có tin nhắn nào.',
  unavailable: 'Nơi này không chạy tổng đài mô phỏng.',
  unavailableText: 'Tin nhắn được gửi qua tổng đài thật; trang này chỉ có ở bản cài đặt thử.',
  messages: 'Tin nhắn',
  to: 'Đến {{phone}}',
  parts: '{{parts}} phần, {{encoding}}',
  none: 'Chưa có biên nhận',
  delivered: 'Biên nhận: đã nhận',
  failed: 'Biên nhận: không nhận được',
  refresh: 'Tự làm mới mỗi 3 giây.',
} as const;
