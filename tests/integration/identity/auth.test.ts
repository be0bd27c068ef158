import { beforeAll, expect, test, vi } from 'vitest'
import { authOptions } from '@/lib/identity/auth'
import { log } from '@/lib/kernel/log'
import { asOwner } from '@/tests/support/owner'
import { aWorld } from '@/tests/support/world'
import { PASSWORD, withPassword } from './people'

let email: string

beforeAll(async () => {
  email = await withPassword((await aWorld()).rep.id)
})

/** What next-auth does with the sign-in form; the message of an error goes to whoever asked. */
function authorize(password: string): Promise<unknown> {
  const [provider] = authOptions().providers
  const { options } = provider as unknown as {
    options: { authorize(given: object, request: object): Promise<unknown> }
  }
  return options.authorize({ email, password }, { headers: {} })
}

test('the door says who is there, or why not', async () => {
  expect(await authorize(PASSWORD)).toMatchObject({ name: 'Rep', sid: expect.any(String) })
  await expect(authorize('wrong password')).rejects.toThrow(/^signIn$/)
})

test('[S14] a fault behind the door is logged, and told to nobody', async () => {
  const logged = vi.spyOn(log, 'error').mockImplementation(() => {})
  await asOwner('alter table login rename to login_away')
  const failed = await authorize(PASSWORD).catch((error: Error) => error)
  await asOwner('alter table login_away rename to login')

  expect(failed).toBeInstanceOf(Error)
  expect((failed as Error).message).toBe('unexpected')
  expect(logged).toHaveBeenCalledOnce()
  logged.mockRestore()
})
