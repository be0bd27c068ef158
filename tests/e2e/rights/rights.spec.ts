import type { Page } from '@playwright/test'
import { fresh } from '../identity/support'
import { joinCompany } from '../support/colleague'
import { foundCompany } from '../support/company'
import { inspect } from '../support/inspect'
import { createOpportunity, pick } from '../support/opportunity'
import { saved } from '../support/saved'
import { expect, test } from '../support/test'

test.describe.configure({ mode: 'serial', timeout: 120_000 })

const COLLEAGUE = 'Đặng Văn Mới'
let admin: Page
let colleague: Page
let opportunity: string

test.beforeAll(async ({ browser }) => {
  admin = await (await browser.newContext()).newPage()
  await foundCompany(admin, 'Công ty Phân Quyền')
  colleague = await joinCompany(admin, {
    email: `${fresh('moi')}@example.test`,
    name: COLLEAGUE,
    group: 'Chỉ xem',
  })
})
test.afterAll(async () => {
  await admin.context().close()
  await colleague.context().close()
})

test('[CS-20] a group is made as a copy, and every right is a sentence with how far it reaches', async () => {
  await colleague.goto('/opportunities')
  await expect(colleague.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(colleague.getByRole('link', { name: 'Tạo cơ hội' })).toHaveCount(0)

  await admin.goto('/settings')
  await admin.getByRole('main').getByRole('link', { name: 'Nhóm quyền' }).click()
  await expect(admin.getByRole('list', { name: 'Nhóm quyền' }).getByRole('listitem')).toHaveCount(7)
  await admin.getByRole('button', { name: 'Thêm nhóm' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Thêm nhóm' })
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await expect(dialog.getByText('Không được để trống.')).toBeVisible()
  await dialog.getByLabel('Tên nhóm').fill('Trợ lý')
  await pick(admin, dialog.getByLabel('Bắt đầu từ'), 'Nhân viên kinh doanh')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await expect(admin.getByRole('heading', { level: 1, name: 'Trợ lý' })).toBeVisible()
  await expect(admin.getByLabel('Xem cơ hội')).toContainText('Của mình')
  await saved(admin, () => admin.getByRole('switch', { name: 'Xuất dữ liệu' }).click())
  await expect(admin.getByText('Đã lưu nhóm Trợ lý')).toBeVisible()
  await saved(admin, () => pick(admin, admin.getByLabel('Xóa cơ hội'), 'Của nhóm bán hàng'))
  await admin.reload()
  await expect(admin.getByRole('switch', { name: 'Xuất dữ liệu' })).toBeChecked()
  await expect(admin.getByLabel('Xóa cơ hội')).toContainText('Của nhóm bán hàng')
  await inspect(admin)
})

test('[CS-21][CS-25] groups are ticked for a user, whose rights follow at once and can be taken back', async () => {
  await admin.goto('/settings/users')
  await admin.getByRole('button', { name: `Thao tác với ${COLLEAGUE}` }).click()
  await admin.getByRole('menuitem', { name: 'Phân quyền…' }).click()
  const dialog = admin.getByRole('dialog', { name: `Phân quyền cho ${COLLEAGUE}` })
  await dialog.getByRole('checkbox', { name: 'Chỉ xem' }).click()
  await dialog.getByRole('checkbox', { name: 'Trợ lý' }).click()
  await dialog.getByRole('button', { name: 'Cập nhật' }).click()
  const row = admin.getByRole('row').filter({ hasText: COLLEAGUE })
  await expect(row).toContainText('Trợ lý')
  await createOpportunity(colleague, 'Việc của người mới')
  await admin.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(row).toContainText('Chỉ xem')
  await colleague.goto('/opportunities/new')
  await expect(colleague.getByText('Không có trang này')).toBeVisible()

  await admin.getByRole('button', { name: `Thao tác với ${COLLEAGUE}` }).click()
  await admin.getByRole('menuitem', { name: 'Phân quyền…' }).click()
  await dialog.getByRole('checkbox', { name: 'Chỉ xem' }).click()
  await dialog.getByRole('checkbox', { name: 'Trợ lý' }).click()
  await dialog.getByRole('button', { name: 'Cập nhật' }).click()
  await expect(row).toContainText('Trợ lý')
})

test('[CS-20] groups are compared, and a person’s groups are added up', async () => {
  await admin.goto('/settings/groups/compare')
  await pick(admin, admin.getByLabel('Quyền của một người'), COLLEAGUE)
  const rights = admin.getByRole('region', { name: 'So sánh quyền' })
  await expect(rights.getByRole('columnheader', { name: 'Cộng lại' })).toBeVisible()
  await expect(rights.getByRole('row', { name: /^Xuất dữ liệu/ })).toContainText('Có')
  await inspect(admin)
})

test('[SB-20] a record is shared until a day, and everybody learns why they see it', async () => {
  await createOpportunity(admin, 'Hợp đồng kín', async () => {
    await admin.getByLabel('Giá trị').fill('1tr2')
  })
  opportunity = admin.url()
  await colleague.goto(opportunity)
  await expect(colleague.getByText('Không tìm thấy cơ hội')).toBeVisible()

  await openAccess(admin)
  const dialog = admin.getByRole('dialog', { name: 'Chia sẻ và quyền xem' })
  await expect(dialog).toContainText('Nhóm quyền Quản trị cho xem mọi bản ghi')
  await expect(dialog).toContainText('Bạn là người phụ trách')
  await pick(admin, dialog.getByRole('combobox', { name: /^Người dùng/ }), COLLEAGUE)
  await dialog.getByLabel('Đến hết ngày').fill('31/12/2099')
  await dialog.getByRole('button', { name: 'Chia sẻ', exact: true }).click()
  await expect(dialog.getByRole('listitem').filter({ hasText: COLLEAGUE })).toContainText(
    'đến hết 31/12/2099',
  )
  await inspect(admin)
  await admin.keyboard.press('Escape')

  await colleague.goto(opportunity)
  await openAccess(colleague)
  const why = colleague.getByRole('dialog', { name: 'Chia sẻ và quyền xem' })
  await expect(why).toContainText(`Được chia sẻ với ${COLLEAGUE} (Xem, đến hết 31/12/2099)`)
  await expect(why.getByRole('button', { name: 'Chia sẻ', exact: true })).toHaveCount(0)
  await colleague.keyboard.press('Escape')
})

test('[SB-51] without the right to edit a record is locked, and hidden fields are not there', async () => {
  await expect(colleague.getByRole('button', { name: 'Giá trị: 1.200.000' })).toHaveCount(0)
  await expect(colleague.getByText('1.200.000').first()).toBeVisible()
  await expect(colleague.getByText('Bạn chỉ có quyền xem cơ hội này.').first()).toBeAttached()

  await admin.goto('/settings/groups')
  await admin.getByRole('link', { name: /^Trợ lý/ }).click()
  await saved(admin, () => pick(admin, admin.getByLabel('Giá trị', { exact: true }), 'Ẩn'))
  await colleague.reload()
  await expect(colleague.getByRole('heading', { level: 1, name: /Hợp đồng kín/ })).toBeVisible()
  await expect(colleague.getByText('1.200.000')).toHaveCount(0)
  await expect(colleague.getByText('Giá trị')).toHaveCount(0)
})

test('an administrator looks with a colleague’s eyes, changes nothing, and comes back', async () => {
  await admin.goto('/settings/users')
  await admin.getByRole('button', { name: `Thao tác với ${COLLEAGUE}` }).click()
  await admin.getByRole('menuitem', { name: 'Xem với tư cách người này' }).click()
  const banner = admin.getByText(`Bạn đang xem với tư cách ${COLLEAGUE}`)
  await expect(banner).toBeVisible()
  await admin.goto(opportunity)
  await expect(admin.getByRole('heading', { level: 1, name: /Hợp đồng kín/ })).toBeVisible()
  await expect(admin.getByText('1.200.000')).toHaveCount(0)
  await admin.goto('/opportunities/new')
  await admin.getByLabel('Tên cơ hội').fill('Không được')
  await admin.getByRole('button', { name: 'Lưu' }).click()
  await expect(admin.getByText('không thay đổi được gì').first()).toBeVisible()
  await inspect(admin)
  await admin.getByRole('button', { name: 'Thoát' }).click()
  await expect(admin).toHaveURL(/\/settings\/users/)
  await expect(banner).toHaveCount(0)
})

async function openAccess(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Thao tác khác' }).click()
  await page.getByRole('menuitem', { name: 'Chia sẻ và quyền xem…' }).click()
}
