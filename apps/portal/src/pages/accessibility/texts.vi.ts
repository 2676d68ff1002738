/** The accessibility statement. What it claims is what the tests of the portal check. */
export const accessibilityVi = {
  title: 'Trợ năng',
  lead: 'Trang này nhằm đạt WCAG 2.2 mức AA, để ai cũng dùng được: bằng bàn phím, trình đọc màn hình, điện thoại nhỏ, giấy in.',
  done: 'Đã kiểm tra',
  done1:
    'Mọi trang, ở tiếng Việt nền sáng và tiếng Anh nền tối, rộng 360 và 1280 điểm, được axe-core xét theo WCAG 2.2 A và AA mỗi lần phần mềm thay đổi; lỗi nào cũng chặn thay đổi đó.',
  done2: 'Không trang nào phải cuộn ngang ở 360 điểm.',
  done3: 'Đánh giá, tra cứu đơn vị và xác nhận nhiệm vụ làm được chỉ với bàn phím.',
  done4: 'Mọi biểu đồ và bản đồ có bảng cùng số liệu; không thông tin nào chỉ dựa vào màu.',
  done5: 'Mỗi trang công khai có thể nghe đọc thành tiếng nếu thiết bị có giọng đọc.',
  gaps: 'Chưa đạt',
  gap1: 'Chưa được người khiếm thị và người dùng trình đọc màn hình kiểm tra; axe-core chỉ tìm được một phần lỗi.',
  gap2: 'Chưa có bản tiếng dân tộc thiểu số và ngôn ngữ ký hiệu.',
  gap3: 'Bản đồ và biểu đồ phóng to 400 % phải xem qua bảng.',
  gap4: 'Tệp .docx được xuất ra có tiêu đề và bảng đánh dấu đúng nhưng chưa được kiểm tra riêng.',
  tell: 'Gặp trở ngại?',
  tellText:
    'Hãy gửi phản ánh cho cơ quan vận hành, nói rõ trang nào và bạn dùng thiết bị gì. Bạn cũng có thể đánh giá bằng tin nhắn, điện thoại, giấy hoặc tại quầy.',
};
