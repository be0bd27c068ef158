import { addCard, card, column, fresh } from '../support/board'
import { saved } from '../support/saved'
import { create, expectGone, form, openSettings, remove, row } from '../support/settings'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test.beforeEach(async ({ page }) => {
  test.slow()
  await signInAs(page, 'admin')
})

test('[EV-18][EV-19] a stage is made in Cấu hình ▸ Giai đoạn and needs a name', async ({ page }) => {
  await openSettings(page, 'Giai đoạn')
  await expect(row(page, 'Đề xuất')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Tạo' }).click()
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page).getByText('Không được để trống.')).toBeVisible()

  const name = fresh('Giai đoạn')
  await form(page).getByLabel('Tên giai đoạn').fill(name)
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(row(page, name)).toBeVisible()
  await page.goto('/board')
  await expect(column(page, name)).toBeAttached()
  await openSettings(page, 'Giai đoạn')
  await remove(page, name)
})

test('[EV-20] Tự động thay đổi xác suất asks for the probability only while it is ticked', async ({
  page,
}) => {
  const name = fresh('Xác suất')
  await openSettings(page, 'Giai đoạn')
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên giai đoạn').fill(name)
    await dialog.getByRole('checkbox', { name: 'Tự động thay đổi xác suất' }).click()
    await expect(dialog.getByLabel('Xác suất', { exact: true })).toBeHidden()
    await dialog.getByRole('checkbox', { name: 'Tự động thay đổi xác suất' }).click()
    await dialog.getByLabel('Xác suất', { exact: true }).fill('65')
  })
  await expect(row(page, name)).toContainText('65%')
  await remove(page, name)
})

test('[EV-21] a card dropped in a stage without the rule keeps its own probability', async ({ page }) => {
  const name = fresh('Giữ nguyên')
  const title = fresh('Ba mươi phần trăm')
  await openSettings(page, 'Giai đoạn')
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên giai đoạn').fill(name)
    const rule = dialog.getByRole('checkbox', { name: 'Tự động thay đổi xác suất' })
    if (await rule.isChecked()) await rule.click()
  })
  await page.goto('/board')
  await (await addCard(page, 'Đủ điều kiện', title)).hover()
  await page.getByRole('button', { name: `Thao tác với ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Chuyển đến…' }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(card(column(page, name), title)).toBeFocused()
  await page.keyboard.press(' ')
  await expect(page.getByRole('dialog', { name: title })).toContainText('30%')
  await openSettings(page, 'Giai đoạn')
  await remove(page, name, 'Đề xuất')
})

test('[EV-22] Đóng ở chuỗi trạng thái collapses the column on the board', async ({ page }) => {
  const name = fresh('Đóng')
  await openSettings(page, 'Giai đoạn')
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên giai đoạn').fill(name)
    await dialog.getByRole('checkbox', { name: 'Đóng ở chuỗi trạng thái' }).click()
  })
  await page.goto('/board')
  await expect(page.getByRole('button', { name: `Mở cột ${name}` })).toHaveAttribute('aria-expanded', 'false')
  await openSettings(page, 'Giai đoạn')
  await remove(page, name)
})

test('[EV-23] requirements written in the stage are asked for when a card enters it', async ({ page }) => {
  const name = fresh('Yêu cầu')
  const title = fresh('Vào cửa')
  await openSettings(page, 'Giai đoạn')
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên giai đoạn').fill(name)
    await dialog.getByPlaceholder('Dòng mới…').fill('Đã gặp người quyết định')
    await dialog.getByRole('button', { name: 'Thêm', exact: true }).click()
    await dialog.getByRole('checkbox', { name: 'Chỉ cho vào khi đủ yêu cầu' }).click()
    await dialog.getByLabel('Thông tin phải có').click()
    await page.getByRole('option', { name: 'Khách hàng' }).click()
    await page.keyboard.press('Escape')
  })

  await page.goto('/board')
  await (await addCard(page, 'Mới', title)).hover()
  await page.getByRole('button', { name: `Thao tác với ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Chuyển đến…' }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(form(page)).toContainText('Đã gặp người quyết định')
  await form(page).getByLabel('Khách hàng').fill('Công ty Hoa Sen')
  await form(page).getByRole('checkbox', { name: 'Đã gặp người quyết định' }).click()
  await form(page).getByRole('button', { name: 'Lưu và chuyển' }).click()
  await expect(card(column(page, name), title)).toBeVisible()

  await openSettings(page, 'Giai đoạn')
  await remove(page, name, 'Đề xuất')
  await page.goto('/board')
  await expect(card(column(page, 'Đề xuất'), title)).toBeAttached()
})

test('deleting a used stage names how many cards move and where they are found again', async ({ page }) => {
  const name = fresh('Tạm')
  const title = fresh('Không mất')
  await openSettings(page, 'Giai đoạn')
  await create(page, (dialog) => dialog.getByLabel('Tên giai đoạn').fill(name))
  await page.goto('/board')
  await addCard(page, name, title)
  await openSettings(page, 'Giai đoạn')
  await row(page, name)
    .getByRole('button', { name: `Thao tác với ${name}` })
    .click()
  await page.getByRole('menuitem', { name: 'Xóa' }).click()
  await expect(form(page)).toContainText('1 cơ hội')
  await expect(form(page).getByRole('button', { name: 'Xóa' })).toBeDisabled()
  await form(page).getByLabel('Thay bằng').click()
  await expect(page.getByRole('option', { name: 'Thua' })).toHaveCount(0)
  await page.getByRole('option', { name: 'Đề xuất' }).click()
  await expect(form(page)).toContainText('1 cơ hội sẽ chuyển sang “Đề xuất”')
  await form(page).getByRole('button', { name: 'Xóa' }).click()
  await expectGone(page, name)
  await page.goto(`/board?q=${encodeURIComponent(title)}`)
  await expect(card(column(page, 'Đề xuất'), title)).toBeVisible()
})

test('a stage is moved by clicks alone, and the way back is offered', async ({ page }) => {
  const name = fresh('Thứ tự')
  await openSettings(page, 'Giai đoạn')
  await create(page, (dialog) => dialog.getByLabel('Tên giai đoạn').fill(name))
  const rows = page.getByRole('list', { name: 'Giai đoạn' }).getByRole('listitem')
  await page.getByRole('button', { name: `Đổi vị trí ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Lên đầu' }).click()
  await expect(rows.first()).toContainText(name)

  const message = page.getByRole('listitem').filter({ hasText: `Đã đổi vị trí “${name}”` })
  await saved(page, () => message.getByRole('button', { name: 'Hoàn tác' }).click())
  await expect(rows.last()).toContainText(name)
  await page.reload()
  await expect(rows.last()).toContainText(name)
  await remove(page, name)
})

test('a stage is lifted and put down by keyboard', async ({ page }) => {
  const name = fresh('Bàn phím')
  await openSettings(page, 'Giai đoạn')
  await create(page, (dialog) => dialog.getByLabel('Tên giai đoạn').fill(name))
  const rows = page.getByRole('list', { name: 'Giai đoạn' }).getByRole('listitem')
  await expect(rows.last()).toContainText(name)
  const total = await rows.count()
  await page.getByRole('button', { name: `Kéo để sắp xếp ${name}` }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText(`${name}: vị trí ${total} trên ${total}`)).toBeAttached()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByText(`${name}: vị trí ${total - 1} trên ${total}`)).toBeAttached()
  await page.keyboard.press('Space')
  await expect(rows.nth(total - 2)).toContainText(name)
  await expect(page.getByText(`Đã đổi vị trí “${name}”`).first()).toBeVisible()
  await page.reload()
  await expect(rows.nth(total - 2)).toContainText(name)
  await remove(page, name)
})
