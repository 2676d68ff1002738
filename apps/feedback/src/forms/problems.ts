/** What is refused of forms and of answers to them. */
export const formProblems = {
  'form-unknown': { vi: 'Không có mẫu câu hỏi này.', en: 'There is no such form.' },
  'form-not-ahead': {
    vi: 'Mẫu câu hỏi phải bắt đầu sau ngày {day}.',
    en: 'A form has to begin after {day}.',
  },
  'form-invalid': {
    vi: 'Mẫu câu hỏi này chưa dùng được.',
    en: 'This form cannot be asked as it is.',
  },
  'form-code-repeated': {
    vi: 'Mã câu hỏi bị trùng.',
    en: 'Another question has this code.',
  },
  'form-option-repeated': {
    vi: 'Có hai phương án cùng mã.',
    en: 'Two options have the same code.',
  },
  'form-criterion-unknown': {
    vi: 'Điều kiện nêu tiêu chí không có trong bộ tiêu chí áp dụng ngày đó.',
    en: 'A condition names a criterion that is not asked on that day.',
  },
  'form-question-not-earlier': {
    vi: 'Điều kiện chỉ được dựa vào câu hỏi đứng trước.',
    en: 'A condition may look at questions that stand before it only.',
  },
  'form-option-unknown': {
    vi: 'Điều kiện nêu phương án không có trong câu hỏi đó.',
    en: 'A condition names an option that its question does not have.',
  },
  'form-never-asked': {
    vi: 'Với điều kiện này câu hỏi không bao giờ được hỏi.',
    en: 'Under this condition the question is never asked.',
  },
  'form-not-asked': {
    vi: 'Mẫu câu hỏi này không dành cho lượt đánh giá này. Hãy tải lại trang.',
    en: 'This form is not asked here. Please load the page again.',
  },
  'further-invalid': {
    vi: 'Có câu trả lời thêm không khớp với câu hỏi.',
    en: 'Some further answers do not fit the questions.',
  },
  'further-not-asked': { vi: 'Câu này không được hỏi.', en: 'This was not asked.' },
  'further-option-unknown': { vi: 'Không có phương án này.', en: 'There is no such option.' },
  'further-one-option': {
    vi: 'Câu này chỉ chọn một phương án, mỗi phương án một lần.',
    en: 'One option can be chosen here, each option once.',
  },
} as const;
