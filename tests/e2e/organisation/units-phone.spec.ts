import { inspect } from '../support/inspect'
import { signInAs } from '../support/sign-in'
import { expect, phone, test } from '../support/test'

test.use(phone)

test('[CS-18] on a phone the tree fits, and a unit opens over it', async ({ page }) => {
  await signInAs(page, 'admin')
  await page.goto('/settings/organisation')
  await page.getByRole('treeitem', { name: /^Chi nhánh Hà Nội/ }).click()
  const sheet = page.getByRole('dialog', { name: 'Chi nhánh Hà Nội' })
  await expect(sheet.getByText('Trần Thị Thu Hà').first()).toBeVisible()
  await sheet.getByRole('button', { name: 'Đóng' }).click()
  await expect(sheet).toBeHidden()
  await inspect(page)
})
