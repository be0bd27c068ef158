import 'server-only'
import { z } from 'zod'
import { defineJob } from '@/lib/kernel/job'

const target = z.strictObject({ id: z.uuid() })

/** Makes one archive, or restores one: whatever the run of this id asks for. */
export const runBackup = defineJob({
  name: 'backup.run',
  input: target,
  maxAttempts: 4,
  async run({ id }, { workspaceId, isLastAttempt }) {
    const { carryOut } = await import('./carry-out')
    await carryOut({ workspaceId, id, isLastAttempt })
  },
})

/** Asks for the archive that the schedule names, and for the time after. */
export const dueBackup = defineJob({
  name: 'backup.due',
  input: z.strictObject({}),
  async run(_, { workspaceId }) {
    const { keepSchedule } = await import('./carry-out')
    await keepSchedule(workspaceId)
  },
})

/** Takes the file of a deleted archive away. */
export const removeArchive = defineJob({
  name: 'backup.remove',
  input: z.strictObject({ file: z.string() }),
  async run({ file }, { workspaceId }) {
    const { removeFile } = await import('./carry-out')
    await removeFile(workspaceId, file)
  },
})
