import type { RunningPlatform } from '@namkhong/infra-local';
import type { Page } from 'playwright-core';

/** Signs in through the provider's own page, on the way to `path`. Throws where the platform has no such account. */
export async function signIn(
  page: Page,
  platform: RunningPlatform,
  login: string,
  path: string,
): Promise<void> {
  const account = accountOf(platform, login);
  await page.goto(path);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Tên đăng nhập').fill(account.login);
  await page.getByLabel('Mật khẩu').fill(account.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
}

/** Throws where the platform has no such account. */
export function accountOf({ accounts }: RunningPlatform, login: string): RunningPlatform['accounts'][number] {
  const account = accounts.find((candidate) => candidate.login === login);
  if (!account) throw new Error(`there is no account ${login}`);
  return account;
}
