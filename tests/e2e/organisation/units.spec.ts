import type { Page } from '@playwright/test'
import { foundCompany } from '../support/company'
import { violations } from '../support/inspect'
import { choose, form, openSettings } from '../support/settings'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

const tree = (page: Page) => page.getByRole('tree', { name: 'Cơ cấu tổ chức' })
const unit = (page: Page, name: string) => tree(page).getByRole('treeitem', { name: `${name}, ` })

/** The tree as it is shown: each line as deep as it stands. */
const expectTree = (page: Page, lines: string[]) =>
  expect
    .poll(() =>
      tree(page)
        .getByRole('treeitem')
        .evaluateAll((items) =>
          items.map((item) => `${item.ariaLevel}${item.ariaLabel?.split(', ')[0]}`).slice(2),
        ),
    )
    .toEqual(lines)

async function add(page: Page, name: string, kind: string, below?: string) {
  if (below) await act(page, below, 'Thêm đơn vị bên dưới')
  else await page.getByRole('button', { name: 'Thêm đơn vị' }).click()
  await form(page).getByLabel('Tên đơn vị').fill(name)
  await choose(page, 'Loại đơn vị', kind)
  await form(page).getByRole('button', { name: 'Tạo' }).click()
  await expect(unit(page, name)).toBeVisible()
}

async function act(page: Page, name: string, entry: string) {
  await unit(page, name)
    .getByRole('button', { name: `Thao tác với ${name}` })
    .click()
  await page.getByRole('menuitem', { name: entry }).click()
}

async function drag(page: Page, name: string, onto: string) {
  await unit(page, name).hover()
  await page.mouse.down()
  const box = await unit(page, onto).boundingBox()
  if (!box) throw new Error(`${onto} is not shown`)
  await page.mouse.move(box.x + 60, box.y + box.height / 2, { steps: 8 })
  await page.mouse.up()
}

test('[CS-18] units are added below others, renamed, moved by menu, keys and mouse, and taken back', async ({
  page,
}) => {
  await foundCompany(page, 'Công ty Cây')
  await openSettings(page, 'Cơ cấu tổ chức')
  await add(page, 'Hà Nội', 'Chi nhánh')
  await add(page, 'Sài Gòn', 'Chi nhánh', 'Toàn cục')
  await add(page, 'Bán hàng', 'Phòng ban', 'Hà Nội')
  await expectTree(page, ['2Hà Nội', '3Bán hàng', '2Sài Gòn'])

  await unit(page, 'Bán hàng').focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Tên: Bán hàng' }).fill('Kinh doanh')
  await page.keyboard.press('Enter')
  await expect(unit(page, 'Kinh doanh')).toBeFocused()
  await page.keyboard.press('m')
  await choose(page, 'Chuyển vào', 'Sài Gòn')
  await form(page).getByRole('button', { name: 'Chuyển' }).click()
  await expectTree(page, ['2Hà Nội', '2Sài Gòn', '3Kinh doanh'])

  await unit(page, 'Sài Gòn').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expectTree(page, ['2Sài Gòn', '3Kinh doanh', '2Hà Nội'])
  await expect(page.getByText('Đã chuyển “Sài Gòn”')).toBeVisible()
  await drag(page, 'Kinh doanh', 'Hà Nội')
  await expectTree(page, ['2Sài Gòn', '2Hà Nội', '3Kinh doanh'])
  // An older message says the same: what is taken back is what the newest one tells of.
  await expect(page.locator('[data-sonner-toast][data-front=true]')).toContainText('Đã chuyển “Kinh doanh”')
  await page.keyboard.press('Control+z')
  await expectTree(page, ['2Sài Gòn', '3Kinh doanh', '2Hà Nội'])
  expect(await violations(page, { within: 'main' })).toEqual([])
})

test('[CS-18] people get a place, a unit a head, and both go over when the unit goes', async ({ page }) => {
  await foundCompany(page, 'Công ty Người')
  await openSettings(page, 'Cơ cấu tổ chức')
  await add(page, 'Cũ', 'Phòng ban')
  await add(page, 'Mới', 'Phòng ban', 'Toàn cục')
  await unit(page, 'Cũ').click()
  await page.getByRole('button', { name: 'Thêm người' }).click()
  await choose(page, 'Nhân sự', 'Trần Thị Sếp')
  await page.keyboard.press('Escape')
  await form(page).getByRole('button', { name: 'Thêm', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Nhân sự của Cũ' })).toContainText('Trần Thị Sếp')
  await page.getByRole('combobox', { name: 'Người đứng đầu' }).click()
  await page.getByRole('option', { name: 'Trần Thị Sếp' }).click()
  await expect(page.getByRole('list', { name: 'Nhân sự của Cũ' })).toContainText('Người đứng đầu')

  await act(page, 'Cũ', 'Xóa')
  await expect(form(page)).toContainText('1 người')
  await expect(form(page).getByRole('button', { name: 'Xóa' })).toBeDisabled()
  await choose(page, 'Đơn vị thay thế', 'Mới')
  await form(page).getByRole('button', { name: 'Xóa' }).click()
  await expect(unit(page, 'Cũ')).toHaveCount(0)
  await expect(tree(page).getByRole('treeitem', { name: 'Mới, Phòng ban, 1 người' })).toBeVisible()
})

test('[CS-18] a representative reads the tree, and finds units without marks', async ({ page }) => {
  await signInAs(page, 'rep')
  await openSettings(page, 'Cơ cấu tổ chức')
  await page.getByRole('searchbox', { name: 'Tìm đơn vị…' }).fill('mien nam')
  await expect(tree(page).getByRole('treeitem')).toHaveCount(4)
  await unit(page, 'Phòng Kinh doanh miền Nam').click()
  await expect(page.getByRole('list', { name: /Nhân sự của/ })).toContainText('Võ Ngọc Trâm')
  await expect(page.getByRole('button', { name: 'Thêm đơn vị' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /Thao tác với/ })).toHaveCount(0)
})
