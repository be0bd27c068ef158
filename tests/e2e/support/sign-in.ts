import { expect, type Page } from '@playwright/test'
import { demoPassword } from '../../support/running'

export type DemoRole = 'admin' | 'manager' | 'rep'

export const demoEmail = (role: DemoRole) => `${role}@demo.test`

/** Signs the page's browser in as one of the demo logins, without the form. */
export const signInAs = (page: Page, role: DemoRole) => signInWith(page, demoEmail(role), demoPassword)

/** Signs in as anybody; the page's later requests carry the session. */
export async function signInWith(page: Page, email: string, password: string): Promise<void> {
  const asked = await page.request.get('/api/auth/csrf')
  const { csrfToken } = await asked.json()
  const answer = await page.request.post('/api/auth/callback/credentials', {
    headers: { origin: new URL(asked.url()).origin },
    form: { csrfToken, email, password, json: 'true' },
  })
  expect(answer.status(), `sign-in of ${email}: ${await answer.text()}`).toBe(200)
}
