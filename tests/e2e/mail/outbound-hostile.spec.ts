import { PAYLOADS } from '@/tests/unit/mail/mime/payloads'
import { fresh } from '../support/board'
import { customerWrites, openByTitle } from '../support/post'
import { signInAs } from '../support/sign-in'
import { expect, test } from '../support/test'

test.describe.configure({ timeout: 240_000 })

const PER_CARD = 15
const CARDS = 3

test('[S7] stored mail runs no script and asks for nothing, in the view where people read it', async ({
  page,
}) => {
  await signInAs(page, 'admin')
  const outside: string[] = []
  const alarms: string[] = []
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/content security policy|refused to|blocked script/i.test(message.text())) alarms.push(message.text())
  })
  const own = new URL(test.info().project.use.baseURL ?? '').host
  page.context().on('request', (request) => {
    const { host, protocol } = new URL(request.url())
    if (protocol !== 'data:' && host !== own) outside.push(request.url())
  })
  let shown = 0
  for (let card = 0; card < CARDS; card++) shown += await showPayloads(card, page)
  expect(shown).toBeGreaterThanOrEqual(30)
  expect(outside).toEqual([])
  expect(alarms).toEqual([])
})

async function showPayloads(card: number, page: import('@playwright/test').Page): Promise<number> {
  const title = fresh(`Thư độc ${card}`)
  const from = `eve-${Date.now().toString(36)}${card}@evil.example`
  const first = `<first-${Date.now().toString(36)}-${card}@evil.example>`
  const payloads = PAYLOADS.slice(card * PER_CARD, (card + 1) * PER_CARD)
  for (const [at, payload] of payloads.entries()) {
    const html = `<p>dấu ${at}</p>${payload.replaceAll('run()', 'alert(document.domain)')}<p>hết</p>`
    const threading = at === 0 ? { messageId: first } : { inReplyTo: first, references: first }
    await customerWrites({ from, to: 'sales@demo.test', subject: title, html, ...threading })
    if (at === 0) await openByTitle(page, title)
  }
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.getByRole('button', { name: 'Xem bản gốc' }).count()
      },
      { timeout: 60_000 },
    )
    .toBe(payloads.length)
  const buttons = page.getByRole('button', { name: 'Xem bản gốc' })
  while ((await buttons.count()) > 0) await buttons.first().click()
  const frames = page.locator('article iframe')
  await expect(frames).toHaveCount(payloads.length)
  for (let at = 0; at < payloads.length; at++) {
    await frames.nth(at).scrollIntoViewIfNeeded()
    expect(await frames.nth(at).getAttribute('sandbox')).not.toMatch(/allow-(scripts|same-origin|forms|top)/)
    await expect(frames.nth(at).contentFrame().locator('body')).toContainText('dấu')
  }
  return payloads.length
}

test('remote pictures stay unloaded until asked for, and inline ones are shown', async ({ page }) => {
  await signInAs(page, 'admin')
  const title = fresh('Thư có ảnh')
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const asked: string[] = []
  await page.context().route('**/anh-tu-xa.png', (route) => {
    asked.push(route.request().url())
    return route.fulfill({ contentType: 'image/png', body: png })
  })
  const html = '<p>Ảnh:</p><img id="in" src="cid:logo@x"><img src="http://anh.example/anh-tu-xa.png">'
  const attachments = [{ filename: 'logo.png', content: png, cid: 'logo@x' }]
  await customerWrites({
    from: `hoa-${Date.now().toString(36)}@khach.example`,
    to: 'sales@demo.test',
    subject: title,
    html,
    attachments,
  })
  await openByTitle(page, title)
  await page.getByRole('button', { name: 'Xem bản gốc' }).click()
  const frame = page.locator('article iframe').contentFrame()
  await expect(frame.locator('img[src^="data:image/png"]')).toHaveCount(1)
  await expect(page.getByText('1 ảnh từ xa chưa được tải')).toBeVisible()
  expect(asked).toEqual([])
  await page.getByRole('button', { name: 'Hiện 1 ảnh' }).click()
  await expect.poll(() => asked.length).toBe(1)
})

test('[S12] files are saved, never shown: attachment, nosniff, sandbox, whatever they claim to be', async ({
  page,
}) => {
  await signInAs(page, 'admin')
  const title = fresh('Thư có tệp')
  const hostile = [
    ['../../../etc/passwd', 'text/html'],
    ['trang.html', 'text/html'],
    ['hinh.svg', 'image/svg+xml'],
    ['a\u202egnp.exe', 'image/png'],
    ['x.php\u200b', 'application/x-php'],
    ['a"; filename="b.html', 'application/xhtml+xml'],
  ] as const
  const attachments = hostile.map(([filename, contentType]) => ({
    filename,
    contentType,
    content: '<script>alert(1)</script>',
  }))
  await customerWrites({
    from: `tep-${Date.now().toString(36)}@khach.example`,
    to: 'sales@demo.test',
    subject: title,
    text: 'Xem tệp.',
    attachments,
  })
  await openByTitle(page, title)
  const links = page.getByRole('link', { name: /^Tải xuống/ })
  await expect(links).toHaveCount(hostile.length)
  for (const link of await links.all()) {
    const answer = await page.request.get((await link.getAttribute('href')) ?? '')
    const headers = answer.headers()
    expect(headers['content-disposition']).toMatch(/^attachment;/)
    expect(headers['content-disposition']).not.toMatch(/\.\.\/|%2f|%5c|%e2%80%ae/i)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(headers['content-type']).toMatch(/^(application\/octet-stream|image\/png)$/)
  }
})
