import 'server-only'
import { sign } from '@/lib/kernel/secrets'
import { storage } from '@/lib/mail/storage'

/**
 * The files of an archive on their way into storage. Only files that this installation knows as the workspace's own
 * keep their key; others get one that nobody can guess and that can be no other file's.
 */
export class Files {
  private readonly written: string[] = []

  constructor(private readonly own: { isOwn: boolean; purpose: string }) {}

  keyOf(key: string): string {
    return this.own.isOwn ? key : sign(this.own.purpose, key)
  }

  async put(key: string, content: Buffer): Promise<void> {
    const wanted = this.keyOf(key)
    if (await storage.has(wanted)) return
    await storage.put(content, wanted)
    this.written.push(wanted)
  }

  /** Takes back what was written, when the rows did not make it. */
  async undo(): Promise<void> {
    for (const key of this.written) await storage.delete(key)
  }
}
