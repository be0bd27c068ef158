import 'server-only'
import { sqlState } from '@/lib/kernel/command'
import { conflict } from '@/lib/kernel/errors'

// A reference may go between its check and the write.
export const fitting = <T>(write: () => Promise<T>) =>
  refusing({ '23505': 'duplicate', '23503': 'unknownReference' }, write)
export const used = <T>(write: () => Promise<T>) => refusing({ '23503': 'inUse' }, write)

async function refusing<T>(keys: Record<string, string>, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const key = keys[sqlState(error) ?? '']
    if (key) throw conflict(key)
    throw error
  }
}
