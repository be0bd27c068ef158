import { fresh } from '../support/board'
import { openForm } from '../support/opportunity'
import { choose, create, form, menu, openSettings, remove, row } from '../support/settings'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test.beforeEach(async ({ page }) => signInAs(page, 'admin'))

test('[EV-01] Cấu hình leads to the list of sales teams', async ({ page }) => {
  await openSettings(page, 'Nhóm bán hàng')
  for (const team of ['Miền Bắc', 'Miền Nam', 'Khách hàng doanh nghiệp']) {
    await expect(row(page, team)).toBeVisible()
  }
})

test('[EV-02][EV-03] a team is made by Tạo and Lưu at the top left, and needs a name', async ({ page }) => {
  await openSettings(page, 'Nhóm bán hàng')
  await page.getByRole('main').getByRole('button', { name: 'Tạo' }).click()
  const save = form(page).getByRole('button', { name: 'Lưu' })
  const name = form(page).getByLabel('Tên nhóm')
  await expect(name).toBeFocused()
  const [button, field] = await form(page).evaluate((panel) =>
    ['button[type=submit]', 'input'].map((control) => panel.querySelector(control)?.getBoundingClientRect()),
  )
  expect(button?.bottom).toBeLessThan(field?.top ?? 0)
  expect(button?.left).toBe(field?.left)

  await save.click()
  await expect(form(page).getByText('Không được để trống.')).toBeVisible()
  await expect(name).toHaveAttribute('aria-invalid', 'true')

  const title = fresh('Nhóm mới')
  await name.fill(title)
  await save.click()
  await expect(row(page, title)).toBeVisible()
  await page.reload()
  await expect(row(page, title)).toBeVisible()
  await remove(page, title)
})

test('[EV-07][EV-10][EV-11] a team has a leader, a company and members', async ({ page }) => {
  const title = fresh('Nhóm đủ')
  await openSettings(page, 'Nhóm bán hàng')
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên nhóm').fill(title)
    await choose(page, 'Trưởng nhóm', 'Trần Thị Thu Hà')
    await choose(page, 'Công ty', 'Công ty TNHH')
    await dialog.getByLabel('Thành viên').click()
    await page.getByRole('option', { name: 'Lê Quốc Bảo' }).click()
    await page.getByRole('option', { name: 'Võ Ngọc Trâm' }).click()
    await page.keyboard.press('Escape')
  })
  const made = row(page, title)
  for (const fact of ['Trần Thị Thu Hà', 'Công ty TNHH', 'Lê Quốc Bảo', 'Võ Ngọc Trâm']) {
    await expect(made).toContainText(fact)
  }
  await page.reload()
  await expect(made).toContainText('Võ Ngọc Trâm')
  await remove(page, title)
})

test('[EV-08] the alias is asked for only while Cơ hội is ticked, and goes with the tick', async ({
  page,
}) => {
  const title = fresh('Nhóm thư')
  const alias = `thu-${Date.now().toString(36)}`
  await openSettings(page, 'Nhóm bán hàng')
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên nhóm').fill(title)
    await expect(dialog.getByLabel('Bí danh email')).toBeVisible()
    await dialog.getByRole('checkbox', { name: 'Cơ hội' }).click()
    await expect(dialog.getByLabel('Bí danh email')).toBeHidden()
    await expect(dialog.getByLabel('Bí danh chăm sóc khách hàng')).toBeVisible()
    await dialog.getByRole('checkbox', { name: 'Cơ hội' }).click()
    await dialog.getByLabel('Bí danh email').fill(`${alias}@demo.test`)
  })
  await expect(row(page, title)).toContainText(`${alias}@demo.test`)

  await menu(page, title, 'Sửa')
  await form(page).getByRole('checkbox', { name: 'Cơ hội' }).click()
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(row(page, title)).not.toContainText(alias)
  await remove(page, title)
})

test('[EV-08] a reserved, taken or foreign alias is refused at its field', async ({ page }) => {
  await openSettings(page, 'Nhóm bán hàng')
  await page.getByRole('main').getByRole('button', { name: 'Tạo' }).click()
  await form(page).getByLabel('Tên nhóm').fill(fresh('Nhóm từ chối'))
  for (const [alias, words] of [
    ['postmaster', 'dành riêng'],
    ['sales@demo.test', 'đã tồn tại'],
    ['sales@gmail.com', 'Tên miền khác phải được xác minh'],
  ] as const) {
    await form(page).getByLabel('Bí danh email').fill(alias)
    await form(page).getByRole('button', { name: 'Lưu' }).click()
    await expect(form(page).getByText(words)).toBeVisible()
  }
})

test('[EV-05] a team with Cơ hội ticked is offered on opportunities, one without is absent', async ({
  page,
}) => {
  const [offered, absent] = [fresh('Nhóm có'), fresh('Nhóm không')]
  await openSettings(page, 'Nhóm bán hàng')
  await create(page, (dialog) => dialog.getByLabel('Tên nhóm').fill(offered))
  await create(page, async (dialog) => {
    await dialog.getByLabel('Tên nhóm').fill(absent)
    await dialog.getByRole('checkbox', { name: 'Cơ hội' }).click()
  })

  await openForm(page)
  await page.getByLabel('Nhóm bán hàng').click()
  await expect(page.getByRole('option', { name: offered })).toBeVisible()
  await expect(page.getByRole('option', { name: absent })).toHaveCount(0)

  await openSettings(page, 'Nhóm bán hàng')
  for (const title of [offered, absent]) await remove(page, title)
})
