import type { Page } from '@playwright/test'
import { fresh } from '../support/board'
import { inspect } from '../support/inspect'
import { cell, createOpportunity, pick } from '../support/opportunity'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test.beforeEach(({ page }) => signInAs(page, 'admin'))

const rows = (page: Page) => page.locator('tr[data-row]')

async function search(page: Page, text: string) {
  await page.getByRole('searchbox', { name: 'Tìm trong danh sách' }).fill(text)
  await expect(page).toHaveURL(/[?&]q=/)
}

test('[EV-28] opportunities are found by tag', async ({ page }) => {
  const title = fresh('Tìm theo từ khóa')
  let tag = ''
  await createOpportunity(page, title, async () => {
    await page.getByLabel('Từ khóa').click()
    tag = (await page.getByRole('option').first().textContent()) ?? ''
    await page.getByRole('option').first().click()
    await page.keyboard.press('Escape')
  })
  await page.goto('/opportunities?view=all')
  await page.getByRole('button', { name: 'Lọc' }).click()
  const panel = page.getByRole('dialog', { name: 'Bộ lọc' })
  await pick(page, panel.getByLabel('Trường', { exact: true }), 'Từ khóa')
  await pick(page, panel.getByLabel('Giá trị', { exact: true }), tag)
  await page.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Áp dụng' }).click()
  await expect(page.getByRole('list', { name: 'Đang lọc theo' })).toContainText(`Từ khóa thuộc ${tag}`)
  await expect(cell(page, title, 'tagIds')).toContainText(tag)
  for (const shown of await page.locator('tr[data-row] [data-cell="tagIds"]').all())
    await expect(shown).toContainText(tag)
})

test('[EV-32] losses are analysed by reason, and each reason opens its list', async ({ page }) => {
  await page.goto('/opportunities?view=all')
  await page.getByRole('link', { name: 'Phân tích thất bại' }).click()
  const table = page.getByRole('region', { name: 'Thống kê theo Lý do thất bại' })
  const first = table.getByRole('row').nth(1)
  const count = Number(await first.getByRole('cell').nth(1).textContent())
  expect(count).toBeGreaterThan(0)
  await inspect(page)
  await first.getByRole('link').click()
  await expect(page.getByRole('status').filter({ hasText: `${count} kết quả` })).toBeAttached()
})

test('search minds neither diacritics nor the way a phone is written', async ({ page }) => {
  const title = fresh('Đèn đường Ánh Dương')
  await createOpportunity(page, title, () => page.getByLabel('Điện thoại').fill('0987 654 123'))
  await page.goto('/opportunities?view=all')
  await page.locator('body').press('/')
  await expect(page.getByRole('searchbox', { name: 'Tìm trong danh sách' })).toBeFocused()
  await search(page, title.replace('Đèn đường Ánh Dương', 'den duong anh'))
  await expect(rows(page)).toHaveCount(1)
  await search(page, '654123')
  await expect(rows(page).filter({ hasText: title })).toBeVisible()
})

test('a cell is edited in place, saved by leaving it, and taken back', async ({ page }) => {
  const title = fresh('Sửa trong ô')
  await createOpportunity(page, title)
  await page.goto('/opportunities?view=all')
  await search(page, title)
  const customer = cell(page, title, 'customerName')
  await customer.dblclick()
  await customer.getByRole('textbox').fill('Khách mới')
  await customer.getByRole('textbox').press('Enter')
  await expect(customer).toHaveText('Khách mới')
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Đã lưu: Tên khách hàng' })
    .getByRole('button')
    .first()
    .click()
  await expect(customer).toHaveText('–')
})

test('a selection is tagged, put away and brought back as one', async ({ page }) => {
  const title = fresh('Chọn nhiều')
  for (const end of ['một', 'hai']) await createOpportunity(page, `${title} ${end}`)
  await page.goto('/opportunities?view=all')
  await search(page, title)
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('checkbox', { name: 'Chọn tất cả các dòng đang hiện' }).click()
  const bar = page.getByRole('region', { name: 'Thao tác hàng loạt' })
  await bar.getByRole('button', { name: 'Gắn từ khóa' }).click()
  const tag = (await page.getByRole('option').first().textContent()) ?? ''
  await page.getByRole('option').first().click()
  await expect(cell(page, `${title} một`, 'tagIds')).toContainText(tag)
  await expect(cell(page, `${title} hai`, 'tagIds')).toContainText(tag)

  await page.getByRole('checkbox', { name: 'Chọn tất cả các dòng đang hiện' }).click()
  await bar.getByRole('button', { name: 'Lưu trữ' }).click()
  await expect(rows(page)).toHaveCount(0)
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Đã lưu trữ 2 cơ hội' })
    .getByRole('button', { name: 'Hoàn tác' })
    .click()
  await expect(rows(page)).toHaveCount(2)
})

test('everything that matches is changed at once, with its progress and its result', async ({ page }) => {
  await page.goto('/opportunities?filter=["status","in",["won","lost"]]')
  const total = Number(
    await page.getByRole('heading', { level: 1 }).locator('..').locator('span').textContent(),
  )
  expect(total).toBeGreaterThan(50)
  await page.getByRole('checkbox', { name: 'Chọn tất cả các dòng đang hiện' }).click()
  await page.getByRole('button', { name: `Chọn tất cả ${total} dòng khớp` }).click()
  const bar = page.getByRole('region', { name: 'Thao tác hàng loạt' })
  await expect(bar).toContainText(`Đã chọn ${total}`)
  await bar.getByRole('button', { name: 'Gắn từ khóa' }).click()
  const tag = page.getByRole('option').last()
  const name = (await tag.textContent()) ?? ''
  await tag.click()
  await page.getByRole('button', { name: `Đổi ${total} bản ghi` }).click()
  const dialog = page.getByRole('dialog', { name: 'Đã xong' })
  await expect(dialog).toContainText(`Đã đổi ${total}; 0 giữ nguyên`, { timeout: 40_000 })
  await inspect(page)
  await dialog.getByRole('button', { name: 'Đóng', exact: true }).last().click()
  await expect(bar).toHaveCount(0)
  for (const shown of await page.locator('tr[data-row] [data-cell="tagIds"]').all())
    await expect(shown).toContainText(name)
})

test('losing several at once asks once', async ({ page }) => {
  const title = fresh('Thua cùng lúc')
  for (const end of ['một', 'hai']) await createOpportunity(page, `${title} ${end}`)
  await page.goto('/opportunities?view=all')
  await search(page, title)
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('checkbox', { name: 'Chọn tất cả các dòng đang hiện' }).click()
  await page
    .getByRole('region', { name: 'Thao tác hàng loạt' })
    .getByRole('button', { name: 'Giai đoạn' })
    .click()
  await page.getByRole('option', { name: 'Thua' }).click()
  const dialog = page.getByRole('dialog', { name: /2 cơ hội/ })
  await dialog.getByRole('radio').first().click()
  await dialog.getByRole('button', { name: 'Đánh dấu thua' }).click()
  await expect(cell(page, `${title} một`, 'stageId')).toContainText('Thua')
  await expect(cell(page, `${title} hai`, 'stageId')).toContainText('Thua')
})

test('the keyboard walks, selects, opens, and comes back to the same place', async ({ page }) => {
  await page.goto('/opportunities?view=all&sort=title')
  await cell(page, '', 'title').first().focus()
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowDown')
  const title = (await page.locator('[data-cell]:focus').textContent()) ?? ''
  await page.keyboard.press('x')
  await expect(page.getByRole('region', { name: 'Thao tác hàng loạt' })).toContainText('Đã chọn 1')
  const scroller = page.getByRole('region', { name: 'Cơ hội' })
  const top = await scroller.evaluate((element) => element.scrollTop)
  expect(top).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  await page.goBack()
  await expect(page.locator('[data-cell]:focus')).toHaveText(title)
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(top)
})

test('next and previous follow the list a record was opened from', async ({ page }) => {
  const title = fresh('Liền kề')
  for (const end of ['a', 'b', 'c']) await createOpportunity(page, `${title} ${end}`)
  await page.goto(`/opportunities?q=${encodeURIComponent(title)}&sort=title`)
  await page.getByRole('link', { name: `${title} b` }).click()
  await page.getByRole('link', { name: 'Bản ghi sau' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${title} c`)
  await expect(page.getByRole('link', { name: 'Bản ghi sau' })).toBeHidden()
  await page.keyboard.press('k')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${title} b`)
  await page.keyboard.press('k')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${title} a`)
  await expect(page.getByRole('link', { name: 'Bản ghi trước' })).toBeHidden()
})

test('further rows come as one scrolls, each once', async ({ page }) => {
  await page.goto('/opportunities?view=all&sort=title')
  await expect(rows(page)).toHaveCount(50)
  const scroller = page.getByRole('region', { name: 'Cơ hội' })
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await expect.poll(() => rows(page).count()).toBeGreaterThanOrEqual(100)
  const ids = await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-row')))
  expect(new Set(ids).size).toBe(ids.length)
})

test('columns are shown, ordered and widened by clicks, and stay so', async ({ page }) => {
  await page.goto('/opportunities?view=all')
  const heads = () => page.getByRole('columnheader').allTextContents()
  await page.getByRole('button', { name: 'Cách hiển thị' }).click()
  await page.getByRole('checkbox', { name: 'Nguồn' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await heads()).at(-1)).toBe('Nguồn')
  await page.getByRole('columnheader', { name: 'Tên khách hàng' }).hover()
  await page.getByRole('button', { name: 'Tùy chọn cột Tên khách hàng' }).click()
  await page.getByRole('menuitem', { name: 'Chuyển sang phải' }).click()
  await expect.poll(async () => (await heads()).indexOf('Tên khách hàng')).toBe(3)
  await page.reload()
  expect((await heads()).indexOf('Tên khách hàng')).toBe(3)
  expect((await heads()).at(-1)).toBe('Nguồn')
})

test('a view is saved, opened again and deleted', async ({ page }) => {
  const name = fresh('Góc nhìn')
  await page.goto('/opportunities?view=all')
  await page.getByRole('button', { name: 'Chế độ xem' }).click()
  await page.getByRole('menuitem', { name: 'Cơ hội của tôi' }).click()
  await expect(page.getByRole('list', { name: 'Đang lọc theo' })).toContainText('Người phụ trách là Tôi')
  await page.getByRole('button', { name: 'Chế độ xem' }).click()
  await page.getByRole('menuitem', { name: 'Lưu chế độ xem…' }).click()
  await page.getByRole('dialog').getByLabel('Tên').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByRole('button', { name })).toBeVisible()

  await page.goto('/opportunities?view=all')
  await page.getByRole('button', { name: 'Chế độ xem' }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page.getByRole('list', { name: 'Đang lọc theo' })).toContainText('Người phụ trách là Tôi')
  await page.getByRole('button', { name }).click()
  await page.getByRole('menuitem', { name: 'Xóa chế độ xem' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Xóa chế độ xem' }).click()
  await expect(page.getByRole('button', { name })).toBeHidden()
})

test('a filter that cannot be used says so and offers a way out', async ({ page }) => {
  await page.goto(`/opportunities?filter=${encodeURIComponent('["lostNote","contains","a"]')}`)
  await expect(page.getByRole('heading', { name: 'Bộ lọc này không dùng được' })).toBeVisible()
  await page.getByRole('link', { name: 'Xem tất cả' }).click()
  await expect(rows(page).first()).toBeVisible()
})

test('the list is accessible, also while filtering and selecting', async ({ page }) => {
  test.slow()
  await page.goto('/opportunities?q=bao+tri')
  await expect(rows(page).first()).toBeVisible()
  await inspect(page)
  await page.getByRole('button', { name: 'Lọc' }).click()
  await expect(page.getByRole('dialog', { name: 'Bộ lọc' })).toBeVisible()
  await inspect(page)
  await page.keyboard.press('Escape')
  await rows(page).first().getByRole('checkbox').click()
  await inspect(page)
})
