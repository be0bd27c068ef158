import { found } from '../identity/support'
import { addCard, card, column, dragTo, fresh } from '../support/board'
import { sendMail } from '../support/mail'
import { create, form, openSettings, row } from '../support/settings'
import { expect, test } from '../support/test'

test('[CS-05][EV-09] a new company signs up, sets its alias, drags a card, takes it back, and mail arrives on its board', async ({
  page,
}) => {
  test.slow()
  const title = fresh('Thẻ đầu tiên')
  await found(page)
  await dragTo(page, await addCard(page, 'Mới', title, '1tr2'), column(page, 'Đề xuất'))
  await expect(card(column(page, 'Đề xuất'), title)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(card(column(page, 'Mới'), title)).toBeVisible()

  const stage = fresh('Khảo sát')
  await openSettings(page, 'Giai đoạn')
  await create(page, (dialog) => dialog.getByLabel('Tên giai đoạn').fill(stage))

  await openSettings(page, 'Nhóm bán hàng')
  await row(page, 'Kinh doanh').getByRole('button', { name: 'Sửa' }).click()
  await form(page).getByLabel('Bí danh email').fill('hoi-mua')
  await form(page).getByRole('button', { name: 'Lưu' }).click()
  await expect(form(page)).toBeHidden()
  const [alias = ''] = /hoi-mua@[a-z0-9.-]+/.exec((await row(page, 'Kinh doanh').textContent()) ?? '') ?? []

  await page.goto('/board')
  await expect(column(page, stage)).toBeAttached()
  const subject = fresh('Hỏi mua')
  await sendMail({ to: alias, subject, text: 'Cho tôi xin báo giá. 0912 345 678' })
  await expect(card(column(page, 'Mới'), subject)).toBeVisible()
})
