import { fresh } from '../support/board'
import { openForm } from '../support/opportunity'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test('[ED-46][ED-47] a new opportunity is its maker’s and of the team of their branch, seen before it is saved', async ({
  page,
}) => {
  await signInAs(page, 'rep')
  await openForm(page)
  const title = fresh('Mặc định')
  await page.getByLabel('Tên cơ hội').fill(title)
  await expect(page.getByRole('combobox', { name: 'Người phụ trách' })).toContainText('Lê Quốc Bảo')
  await expect(page.getByRole('combobox', { name: 'Nhóm bán hàng' })).toContainText('Miền Bắc')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  const main = page.getByRole('main')
  await expect(main.getByText('Lê Quốc Bảo').first()).toBeVisible()
  await expect(main.getByText('Miền Bắc').first()).toBeVisible()
})
