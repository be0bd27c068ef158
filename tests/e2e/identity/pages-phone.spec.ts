import { demoPassword } from '../../support/running'
import { expect, phone, test } from '../support/test'
import { inspectDoors, inspectRooms } from './pages'

test.use(phone)

test('pages before sign-in are accessible and fit on a phone', ({ page }) => inspectDoors(page))

test('profile, users and company are accessible and fit on a phone', ({ page }) => inspectRooms(page))

test('signing in works by keyboard alone', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email').focus()
  await page.keyboard.type('rep@demo.test')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Mật khẩu', { exact: true })).toBeFocused()
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/board$/)
})
