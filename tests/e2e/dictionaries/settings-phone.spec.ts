import { fresh } from '../support/board'
import { create, openSettings, remove, row } from '../support/settings'
import { signInAs } from '../support/sign-in'
import { expect, phone, test } from '../support/test'

test.use(phone)

test('on a phone a tag is made, moved by its menu and deleted, without sideways scrolling', async ({
  page,
}) => {
  await signInAs(page, 'admin')
  const name = fresh('Điện thoại')
  await openSettings(page, 'Từ khóa')
  await create(page, (dialog) => dialog.getByLabel('Từ khóa').fill(name))
  await page.getByRole('button', { name: `Đổi vị trí ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Lên đầu' }).click()
  await expect(page.getByRole('list', { name: 'Từ khóa' }).getByRole('listitem').first()).toContainText(name)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expect(row(page, name)).toBeVisible()
  await remove(page, name)
})
