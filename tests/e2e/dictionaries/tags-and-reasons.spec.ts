import { addCard, fresh } from '../support/board'
import { saved } from '../support/saved'
import { create, form, menu, openSettings, remove, row } from '../support/settings'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test.beforeEach(async ({ page }) => signInAs(page, 'admin'))

test('[EV-25][EV-26] a tag is made of a text and a colour, and both change in place', async ({ page }) => {
  const name = fresh('Từ khóa')
  await openSettings(page, 'Từ khóa')
  await create(page, async (dialog) => {
    await dialog.getByLabel('Từ khóa').fill(name)
    await expect(dialog.getByText('Mã màu')).toBeVisible()
    await dialog.getByRole('radio', { name: 'Tím' }).click()
  })
  await expect(row(page, name).locator('[data-color="purple"]')).toBeVisible()

  const color = row(page, name).getByRole('button', { name: `Màu của ${name}` })
  await color.click()
  await page.getByRole('radio', { name: 'Cam' }).click()
  await expect(row(page, name).locator('[data-color="orange"]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(color).toBeFocused()

  const renamed = fresh('Đổi tên')
  await row(page, name).getByRole('button', { name, exact: true }).press('Enter')
  await page.getByRole('textbox', { name: `Tên: ${name}` }).fill(renamed)
  await page.keyboard.press('Enter')
  await expect(row(page, renamed)).toBeVisible()
  await page.reload()
  await expect(row(page, renamed).locator('[data-color="orange"]')).toBeVisible()
  await remove(page, renamed)
})

test('[EV-29][EV-30] a lost reason has a name, and only while Hiệu lực is it offered', async ({ page }) => {
  test.slow()
  const name = fresh('Lý do')
  const title = fresh('Thua cuộc')
  await openSettings(page, 'Lý do thất bại')
  await create(page, (dialog) => dialog.getByLabel('Lý do').fill(name))
  await expect(row(page, name)).toBeVisible()

  const lose = async () => {
    await page.goto(`/board?q=${encodeURIComponent(title)}`)
    await page.locator('[data-card]').filter({ hasText: title }).hover()
    await page.getByRole('button', { name: `Thao tác với ${title}` }).click()
    await page.getByRole('menuitem', { name: 'Chuyển đến…' }).click()
    await page.getByRole('menuitem', { name: 'Thua' }).click()
    await expect(form(page)).toContainText('Lý do thất bại')
  }
  await page.goto('/board')
  await addCard(page, 'Mới', title)
  await lose()
  await expect(form(page).getByText(name)).toBeVisible()

  await openSettings(page, 'Lý do thất bại')
  const active = row(page, name).getByRole('switch', { name: `Hiệu lực: ${name}` })
  await saved(page, () => active.click())
  await expect(row(page, name).getByRole('switch')).not.toBeChecked()
  await page.reload()
  await expect(row(page, name).getByRole('switch')).not.toBeChecked()
  await lose()
  await expect(form(page).getByText(name)).toHaveCount(0)

  await openSettings(page, 'Lý do thất bại')
  await remove(page, name)
})

test('a source is archived, found below the list, and restored', async ({ page }) => {
  const name = fresh('Nguồn')
  await openSettings(page, 'Nguồn')
  await create(page, (dialog) => dialog.getByLabel('Tên nguồn').fill(name))
  await menu(page, name, 'Lưu trữ')
  const archived = page.getByRole('group').filter({ hasText: 'Đã lưu trữ' })
  await archived.getByText('Đã lưu trữ').first().click()
  await archived.getByRole('button', { name: `Khôi phục ${name}` }).click()
  await expect(row(page, name).getByRole('button', { name: `Thao tác với ${name}` })).toBeVisible()
  await remove(page, name)
})
