import 'server-only'
import type { Context } from '@/lib/kernel/command'
import { invalidField } from '@/lib/kernel/errors'
import { isAddress } from './address'
import { ownLines } from './own'
import { addressOfOwn } from './rows'

/** An address at one of the company's own places gets the names of it as they are now; they stay when it is renamed. */
export async function completeAddress(
  { tx, actor }: Context,
  name: string,
  value: unknown,
): Promise<unknown> {
  if (!isAddress(value) || !value.own) return value
  const line = (await ownLines(tx, actor, [value.own])).get(value.own)
  if (!line) throw invalidField(name, 'unknownReference')
  const { street, raw } = value
  return { street, ...(raw && { raw }), ...addressOfOwn(line) }
}
