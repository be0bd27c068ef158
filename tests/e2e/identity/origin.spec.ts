import { demoPassword } from '../../support/running'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

const foreign = (port: string) => [
  'https://evil.test',
  'null',
  `http://sub.localhost:${port}`,
  `http://localhost.evil.test:${port}`,
  'http://localhost',
  '',
]

test('[S8] another site can neither sign somebody in nor out', async ({ page, baseURL }) => {
  const { port, origin } = new URL(baseURL ?? '')
  await signInAs(page, 'rep')
  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json()
  const form = { csrfToken, email: 'manager@demo.test', password: demoPassword, json: 'true' }
  for (const path of [
    '/api/auth/callback/credentials',
    '/api/auth/signout',
    '/api/auth/signin/credentials',
  ]) {
    for (const from of foreign(port)) {
      const headers = from ? { origin: from } : undefined
      const answer = await page.request.post(path, { headers, form, maxRedirects: 0 })
      expect(answer.status(), `${path} from ${from || 'nowhere'}`).toBe(403)
    }
  }
  await page.goto('/profile')
  await expect(page.getByLabel('Email đăng nhập')).toHaveValue('rep@demo.test')
  const own = await page.request.post('/api/auth/signout', { headers: { origin }, form })
  expect(own.status()).toBe(200)
  await page.goto('/profile')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('[S8] a GET never signs anybody in or out', async ({ page }) => {
  await signInAs(page, 'rep')
  await page.request.get('/api/auth/signout')
  await page.request.get('/api/auth/callback/credentials?email=manager@demo.test')
  await page.goto('/profile')
  await expect(page.getByLabel('Email đăng nhập')).toHaveValue('rep@demo.test')
})

test('[S5] what a client says about its own address is not believed', async ({ page, baseURL }) => {
  const { origin } = new URL(baseURL ?? '')
  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json()
  const answer = await page.request.post('/api/auth/callback/credentials', {
    headers: { origin, 'x-forwarded-for': '6.6.6.6', 'x-cohoi-peer': '6.6.6.6', 'x-real-ip': '6.6.6.6' },
    form: { csrfToken, email: 'manager@demo.test', password: demoPassword, json: 'true' },
  })
  expect(answer.status()).toBe(200)
  await page.goto('/profile')
  const current = page.getByRole('listitem').filter({ hasText: 'Thiết bị này' })
  await expect(current).toContainText(/IP (127\.0\.0\.1|::1)/)
  await expect(page.getByText('6.6.6.6')).toHaveCount(0)
})

test('[S5] a password of a megabyte is refused', async ({ page, baseURL }) => {
  const { origin } = new URL(baseURL ?? '')
  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json()
  const answer = await page.request.post('/api/auth/callback/credentials', {
    headers: { origin },
    form: { csrfToken, email: 'manager@demo.test', password: 'x'.repeat(1_000_000), json: 'true' },
  })
  expect(answer.status()).toBe(401)
})

test('[S8] no address in an answer comes from what a request says about the host', async ({ request }) => {
  for (const name of ['host', 'x-forwarded-host']) {
    const headers = { [name]: 'evil.test' }
    const answer = await request.get('/api/auth/providers', { headers })
    expect(await answer.text()).not.toContain('evil.test')
    const page = await request.get('/board', { headers, maxRedirects: 0 })
    expect(page.headers().location ?? '').not.toContain('evil.test')
  }
})
