import 'server-only'
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { env } from './env'

/** AES-256-GCM under a key derived from SECRET_KEY; `owner` binds the text to its row. Format v1.iv.tag.text, base64url. */
export const seal = (plain: string, owner: string): string => sealWith(randomBytes(12), plain, owner)

/** The same text of the same owner always seals alike, so that it can be looked for without being opened. */
export const sealAlike = (plain: string, owner: string): string =>
  sealWith(Buffer.from(sign('seal alike', JSON.stringify([owner, plain])).slice(0, 24), 'hex'), plain, owner)

function sealWith(iv: Buffer, plain: string, owner: string): string {
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), iv).setAAD(Buffer.from(owner))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return ['v1', iv, cipher.getAuthTag(), text]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.')
}

/** The reverse of `seal`; throws when the text was changed or belongs to another row. */
export function open(sealed: string, owner: string): string {
  const [format, iv, tag, text] = sealed.split('.')
  if (format !== 'v1' || !iv || !tag || text === undefined) throw new Error('not a sealed secret')
  const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(owner)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
}

/** A short unguessable mark of `text` for one purpose: 128 bits, base32-like hex. */
export const sign = (purpose: string, text: string): string =>
  createHmac('sha256', keyFor(purpose)).update(text).digest('hex').slice(0, 32)

export function isSigned(purpose: string, text: string, mark: string): boolean {
  const expected = Buffer.from(sign(purpose, text))
  const given = Buffer.from(mark)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** A new secret for a link or key, with the hash that is stored instead of it. */
export function newSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, hash: hashSecret(secret) }
}

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', env.SECRET_KEY, '', `cohoi:${purpose}`, 32))
