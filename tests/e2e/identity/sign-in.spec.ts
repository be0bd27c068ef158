import { demoPassword } from '../../support/running'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test('[CS-06] someone with an account signs in and lands where the link led', async ({ page }) => {
  await page.goto('/opportunities?search=b%C3%A1nh')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('Email').fill('rep@demo.test')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page).toHaveURL(/\/opportunities\?search=/)
  await expect(page.getByRole('button', { name: /^Tài khoản của/ })).toBeVisible()
})

test('a wrong password says so without saying whether the account exists, and keeps the address', async ({
  page,
}) => {
  for (const email of ['rep@demo.test', 'nobody@demo.test']) {
    await page.goto('/sign-in')
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Mật khẩu', { exact: true }).fill('not the password')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'Email hoặc mật khẩu không đúng.' })).toBeVisible()
    await expect(page.getByLabel('Email')).toHaveValue(email)
    await expect(page.getByLabel('Mật khẩu', { exact: true })).toBeFocused()
  }
})

test('the language changes before sign-in and is remembered', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('radio', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByRole('heading', { name: 'Forgot your password' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('radio', { name: 'Tiếng Việt' }).click()
  await expect(page.getByRole('heading', { name: 'Quên mật khẩu' })).toBeVisible()
})

test('the demo names its logins, never their password', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Điền manager@demo.test' }).click()
  await expect(page.getByLabel('Email')).toHaveValue('manager@demo.test')
  await expect(page.getByLabel('Mật khẩu', { exact: true })).toBeFocused()
  expect(await page.content()).not.toContain(demoPassword)
})

test('the password can be looked at while typing', async ({ page }) => {
  await page.goto('/sign-in')
  const password = page.getByLabel('Mật khẩu', { exact: true })
  await password.fill('xin chào')
  await expect(password).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Hiện mật khẩu' }).click()
  await expect(password).toHaveAttribute('type', 'text')
})

test('signing out ends the session itself, not only the cookie', async ({ page, context }) => {
  await signInAs(page, 'rep')
  await page.goto('/board')
  const kept = await context.cookies()
  await page.getByRole('button', { name: /^Tài khoản của/ }).click()
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await context.addCookies(kept)
  await page.goto('/board')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('[S5] the cookie of a session is dead once the same browser has signed in anew', async ({
  page,
  context,
}) => {
  await signInAs(page, 'rep')
  const before = await context.cookies()
  await signInAs(page, 'manager')
  await context.clearCookies()
  await context.addCookies(before)
  await page.goto('/profile')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('[S8] after signing in nobody is led out of the application', async ({ page, baseURL }) => {
  const own = new URL(baseURL ?? '').origin
  for (const trick of [
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '/.//evil.test',
  ]) {
    await page.context().clearCookies()
    await page.goto(`/sign-in?next=${encodeURIComponent(trick)}`)
    await page.getByLabel('Email').fill('rep@demo.test')
    await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await expect(page.getByRole('button', { name: /^Tài khoản của/ })).toBeVisible()
    expect(new URL(page.url()).origin, trick).toBe(own)
  }
})
