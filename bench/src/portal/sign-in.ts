import type { Page } from 'playwright-core';

/** Signs in through the provider's own form; the session then lives in this tab. */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/work');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
}
