import { z } from 'zod'

export const SHORTEST_PASSPHRASE = 8
export const LONGEST_PASSPHRASE = 200

/** Empty for none. */
export const passphrase = z
  .string()
  .max(LONGEST_PASSPHRASE)
  .refine((text) => text === '' || [...text].length >= SHORTEST_PASSPHRASE, {
    params: { key: 'backupShortPassphrase' },
  })
