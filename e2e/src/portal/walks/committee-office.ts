import { issuer } from '@namkhong/contracts/http/directive-documents';
import { demoUnit } from '@namkhong/nk';
import { it } from '@jest/globals';
import { findUnit } from '../../journeys/find-unit.js';
import type { RunningPortal } from '../running-portal.js';

/** What the committee’s office does. */
export function walkAsCommitteeOffice(portal: RunningPortal): void {
  it('lets the office draft a directive, the head sign it, and the office number it and give its tasks', async () => {
    await portal.operator.call('/api/directive/v1/issuers', issuer, {
      json: {
        name: 'Ủy ban nhân dân Phường Sen Hồng',
        system: 'state',
        symbol: 'UBND',
        unitId: await findUnit(portal, demoUnit.name, demoUnit.code),
      },
    });
    await portal.logIn('committee-office', '/work/documents');
    const office = portal.page;
    await office.getByRole('button', { name: /Cơ quan ban hành/ }).click();
    await office.getByRole('option', { name: 'Ủy ban nhân dân Phường Sen Hồng' }).click();
    await office.getByRole('button', { name: 'Soạn văn bản mới' }).click();
    const form = office.getByRole('form', { name: 'Soạn văn bản mới' });
    await form.getByRole('button', { name: /Loại văn bản/ }).click();
    await office.getByRole('option', { name: 'Chỉ thị', exact: true }).click();
    await form.getByLabel('Trích yếu').fill('Về việc thử giao diện soạn thảo');
    await form.getByLabel(/Căn cứ/).fill('693-CV/TU');
    await form.getByRole('button', { name: 'Soạn văn bản mới' }).click();
    await office.getByRole('heading', { name: 'chưa có số' }).waitFor();
    await office.getByRole('button', { name: 'Thêm một điều' }).click();
    const clause = office.getByRole('form', { name: 'Thêm một điều' });
    await clause.getByLabel('Nội dung của điều').fill('Niêm yết tiêu chí tại quầy.');
    await clause.getByRole('button', { name: 'Thêm một điều' }).click();
    await portal.text('Đã thực hiện: Thêm một điều').waitFor();
    await portal.text('Niêm yết tiêu chí tại quầy.').waitFor();
    await office.getByRole('button', { name: 'Trình ký' }).click();
    await office.getByRole('form', { name: 'Trình ký' }).getByRole('button', { name: 'Trình ký' }).click();
    await portal.text('Đang trình ký').waitFor();
    const address = new URL(office.url()).pathname;

    await portal.openFresh();
    await portal.logIn('unit-head', address);
    await portal.page.getByRole('button', { name: 'Ký', exact: true }).click();
    const signing = portal.page.getByRole('form', { name: 'Ký', exact: true });
    await signing.getByLabel('Chức vụ người ký').fill('Chủ tịch');
    await signing.getByRole('button', { name: 'Ký', exact: true }).click();
    await portal.text('Đã ký, chờ ban hành').waitFor();

    await portal.openFresh();
    await portal.logIn('committee-office', address);
    await portal.page.getByRole('button', { name: 'Cấp số và ban hành' }).click();
    await portal.page
      .getByRole('form', { name: 'Cấp số và ban hành' })
      .getByRole('button', { name: 'Cấp số và ban hành' })
      .click();
    await portal.page.getByRole('heading', { name: /^\d+\/CT-UBND$/ }).waitFor();
    await portal.page.getByRole('button', { name: /Giao nhiệm vụ từ điều 1/ }).click();
    const cut = portal.page.getByRole('form', { name: /Giao nhiệm vụ/ });
    await cut.getByLabel('Tên nhiệm vụ').fill('Niêm yết tiêu chí');
    await cut.getByRole('button', { name: /Giao nhiệm vụ/ }).click();
    await portal.text(/Đã thực hiện: Giao nhiệm vụ/).waitFor();
    await portal.page.getByRole('link', { name: 'Xem trong sổ công khai' }).click();
    await portal.page.getByRole('link', { name: /Bảng theo dõi/ }).click();
    await portal.text('64 trên 64 đơn vị').waitFor();
  });
}
