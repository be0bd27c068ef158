import { shared } from '@/lib/kernel/shared'

const turns = shared('web-form-turns', () => new Map<string, Promise<unknown>>())

/** One after the other for one form: a flood of it waits here, and not on connections that others need. */
export function inTurn<T>(formId: string, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(formId) ?? Promise.resolve()).then(work, work)
  turns.set(formId, mine)
  const leave = () => turns.get(formId) === mine && turns.delete(formId)
  mine.then(leave, leave)
  return mine
}
