import { conflict } from '@/lib/kernel/errors'

/** Why an archive is not taken; each is a message under `errors`. */
export type Flaw =
  | 'backupForeign'
  | 'backupNewerFormat'
  | 'backupNewerSchema'
  | 'backupOlderSchema'
  | 'backupTruncated'
  | 'backupTampered'
  | 'backupPassphrase'
  | 'backupPassphraseNeeded'
  | 'backupGone'
  | 'backupMisfit'

export const flawed = (flaw: Flaw) => conflict(flaw)
