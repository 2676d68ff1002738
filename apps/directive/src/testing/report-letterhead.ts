/** What stands round a report of an invented ward. */
export const letterhead = {
  superior: 'Ủy ban nhân dân tỉnh minh họa',
  issuer: 'Ủy ban nhân dân phường Sen Hồng',
  symbol: 'BC-UBND',
  place: 'Sen Hồng',
  onBehalfOf: 'TM. Ủy ban nhân dân',
  post: 'Chủ tịch',
  recipients: ['Văn phòng cấp ủy', 'Thanh tra'],
};
