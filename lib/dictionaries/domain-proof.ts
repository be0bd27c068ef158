import { randomBytes } from 'node:crypto'

/** The text of the DNS TXT record that shows whose domain it is. */
export const proofText = (proof: string): string => `cohoi-verify=${proof}`

export const newProof = (): string => randomBytes(16).toString('hex')

/** Whether any of a domain's TXT records, each in pieces of 255 bytes, is the proof. */
export const isProof = (records: readonly string[][], proof: string): boolean =>
  records.some((pieces) => pieces.join('').trim() === proofText(proof))
