import type { Language } from '@namkhong/service-kit';

const vi = {
  product: 'Năm Không',
  logIn: 'Đăng nhập',
  logInHint: 'Dành cho cán bộ, công chức. Người dân đánh giá không cần tài khoản.',
  login: 'Tên đăng nhập',
  password: 'Mật khẩu',
  wrong: 'Tên đăng nhập hoặc mật khẩu không đúng.',
  missing: 'Hãy nhập tên đăng nhập và mật khẩu.',
  limitedTitle: 'Đăng nhập quá nhiều lần',
  limited: 'Vui lòng đợi ít phút rồi thử lại.',
  expiredTitle: 'Trang đăng nhập đã hết hạn',
  expired: 'Hãy quay lại trang chủ và đăng nhập lại.',
  errorTitle: 'Chưa đăng nhập được',
  error: 'Yêu cầu đăng nhập không hợp lệ. Hãy quay lại trang chủ và thử lại.',
  home: 'Về trang chủ',
  logOutTitle: 'Đăng xuất khỏi Năm Không?',
  logOut: 'Đăng xuất',
  stay: 'Tiếp tục làm việc',
  loggedOut: 'Bạn đã đăng xuất',
};

const en: typeof vi = {
  product: 'Năm Không',
  logIn: 'Log in',
  logInHint: 'For officials. Citizens rate without an account.',
  login: 'User name',
  password: 'Password',
  wrong: 'The user name or the password is wrong.',
  missing: 'Enter your user name and your password.',
  limitedTitle: 'Too many attempts to log in',
  limited: 'Please wait a few minutes and try again.',
  expiredTitle: 'This login page has expired',
  expired: 'Go back to the start page and log in again.',
  errorTitle: 'You could not be logged in',
  error: 'The login request is not valid. Go back to the start page and try again.',
  home: 'Start page',
  logOutTitle: 'Log out of Năm Không?',
  logOut: 'Log out',
  stay: 'Keep working',
  loggedOut: 'You are logged out',
};

export const texts: Readonly<Record<Language, typeof vi>> = { vi, en };
