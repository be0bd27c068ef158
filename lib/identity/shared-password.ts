import { conflict } from '@/lib/kernel/errors'
import type { LoginRow } from './queries'

/**
 * A password that an administrator gave, or led to, may still be known to them: its owner proves the mailbox and
 * chooses another before the login opens a second workspace.
 */
export function refuseShared({ passwordSetBy }: Pick<LoginRow, 'passwordSetBy'>): void {
  if (passwordSetBy) throw conflict('sharedPassword')
}
