import { startWorker } from '@/lib/kernel/worker'
import { startSmtp } from '@/lib/mail/smtp'

/** The mail side of the application as a process of its own, to be killed at a named place. */
await startWorker()
const smtp = await startSmtp()
process.send?.(smtp?.port)
process.once('disconnect', () => process.exit())
