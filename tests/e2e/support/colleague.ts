import { expect, type Page } from '@playwright/test'
import { mailedLink, PASSWORD } from '../identity/support'
import { act } from './action'

export type Newcomer = { email: string; name: string; group: string }

/** Has an administrator invite somebody into a permission group, who joins; gives an empty page of theirs. */
export async function joinCompany(admin: Page, newcomer: Newcomer): Promise<Page> {
  const link = await invite(admin, newcomer)
  const page = await pageOfTheirs(admin)
  const token = link.split('/').at(-1)
  const { name } = newcomer
  await act(page, 'lib/identity/actions.ts:acceptInvitation', {
    token,
    name,
    password: PASSWORD,
    locale: 'vi',
  })
  return page
}

/** Invites as an administrator does; gives the link that was mailed. */
export async function invite(admin: Page, { email, group }: Newcomer): Promise<string> {
  await admin.goto('/settings/users')
  await admin.getByRole('button', { name: 'Mời người dùng' }).first().click()
  const dialog = admin.getByRole('dialog', { name: 'Mời người dùng' })
  await dialog.getByLabel('Email').fill(email)
  await dialog.getByRole('checkbox', { name: group }).click()
  await dialog.getByRole('button', { name: 'Gửi lời mời' }).click()
  await expect(admin.getByRole('main').getByRole('listitem').filter({ hasText: email })).toContainText(group)
  return mailedLink('invite', email)
}

export async function pageOfTheirs(admin: Page): Promise<Page> {
  const browser = admin.context().browser()
  if (!browser) throw new Error('no browser')
  return (await browser.newContext()).newPage()
}
