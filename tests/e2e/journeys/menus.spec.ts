import { foundCompany } from '../support/company'
import { violations } from '../support/inspect'
import { saved } from '../support/saved'
import { expect, test } from '../support/test'

const SALES = [
  ...['Bảng', 'Cơ hội', 'Việc của tôi', 'Hoạt động', 'Lịch', 'Vụ việc'],
  ...['Tiềm năng', 'Khách hàng', 'Liên hệ', 'Báo cáo'],
]

test('[SB-12] the navigation is narrowed to one menu by Thêm ▸ Lọc theo menu, and stays so for that person', async ({
  page,
}) => {
  await foundCompany(page, 'Công ty Menu')
  await page.goto('/board')
  const navigation = page.getByRole('complementary', { name: 'Điều hướng chính' })
  await expect(navigation.getByRole('heading', { level: 2 })).toHaveText([
    'Kinh doanh',
    'Vòng đời',
    'Thư',
    'Quản trị',
  ])
  const byMenu = page.getByRole('menuitem', { name: 'Lọc theo menu' })
  await navigation.getByRole('button', { name: 'Thêm' }).click()
  await byMenu.press('ArrowRight')
  await saved(page, () => page.getByRole('menuitemradio', { name: 'Kinh doanh' }).click())
  await expect(navigation.getByRole('link')).toHaveText(SALES)
  expect(await violations(page, { within: 'aside' })).toEqual([])

  await page.reload()
  await expect(navigation.getByRole('link')).toHaveText(SALES)
  await navigation.getByRole('button', { name: 'Hiện tất cả menu' }).click()
  await expect(navigation.getByRole('link', { name: 'Cấu hình' })).toBeVisible()
})
