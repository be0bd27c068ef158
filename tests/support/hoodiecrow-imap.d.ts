declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  type Stored = { uid: number; flags: string[]; raw: string; internaldate: string }
  type Folder = { path: string; messages: Stored[]; uidvalidity: number; uidnext: number }
  type Imap = {
    server: Server
    appendMessage(folder: string, flags: string[], at: Date, raw: string): { message: Stored }
    getMailbox(path: string): Folder | undefined
    on(event: string, listener: (...args: unknown[]) => void): void
  }
  export default function hoodiecrow(options: Record<string, unknown>): Imap
}
