import 'server-only'
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { promisify } from 'node:util'
import { flawed } from '../refuse'

/*
 * An encrypted archive is a head (MAGIC, salt, nonce prefix, check of the key), then frames of 64 KiB, each sealed with
 * AES-256-GCM. The nonce of a frame holds its number and whether it is the last, so that frames can be neither swapped,
 * dropped nor cut off.
 */
const MAGIC = Buffer.from('COHOIBK1')
const SALT = 16
const PREFIX = 7
const CHECK = 16
const TAG = 16
const FRAME = 64 * 1024
const START = MAGIC.length + SALT + PREFIX
export const HEAD = START + CHECK
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }

const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt)

export type Encryption = { key: Buffer; head: Buffer }

/** A key for one new archive: the salt in its head makes it that archive's alone. */
export async function newEncryption(passphrase: string): Promise<Encryption> {
  const start = Buffer.concat([MAGIC, randomBytes(SALT + PREFIX)])
  const key = await keyOf(passphrase, start)
  return { key, head: Buffer.concat([start, checkOf(key, start)]) }
}

/** The same key for another archive, whose nonces are its own. */
export function sameKey({ key, head }: Encryption): Encryption {
  const start = Buffer.concat([head.subarray(0, MAGIC.length + SALT), randomBytes(PREFIX)])
  return { key, head: Buffer.concat([start, checkOf(key, start)]) }
}

export const isEncrypted = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).equals(MAGIC)

/** The key of the archive with this head; refuses a passphrase that is not its own. */
export async function keyFor(passphrase: string, head: Buffer): Promise<Buffer> {
  const key = await keyOf(passphrase, head)
  const start = head.subarray(0, START)
  if (!timingSafeEqual(checkOf(key, start), head.subarray(START))) throw flawed('backupPassphrase')
  return key
}

const keyOf = (passphrase: string, head: Buffer): Promise<Buffer> =>
  derive(passphrase.normalize('NFC'), head.subarray(MAGIC.length, MAGIC.length + SALT), 32, COST)

const checkOf = (key: Buffer, start: Buffer): Buffer =>
  createHmac('sha256', key).update(start).digest().subarray(0, CHECK)

/** Seals what flows through; the head comes first. */
export class Seal extends Transform {
  private waiting = Buffer.alloc(0)
  private count = 0

  constructor(
    private readonly key: Buffer,
    private readonly head: Buffer,
  ) {
    super()
    this.push(head)
  }

  override _transform(chunk: Buffer, _: string, done: TransformCallback) {
    this.waiting = Buffer.concat([this.waiting, chunk])
    for (; this.waiting.length > FRAME; this.waiting = this.waiting.subarray(FRAME))
      this.seal(this.waiting.subarray(0, FRAME), false)
    done()
  }

  override _flush(done: TransformCallback) {
    this.seal(this.waiting, true)
    done()
  }

  private seal(plain: Buffer, isLast: boolean) {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.head, this.count++, isLast))
    cipher.setAAD(this.head)
    this.push(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]))
  }
}

/** The reverse of `Seal`; gives only what is proven to be whole and in its place. */
export class Unseal extends Transform {
  private waiting = Buffer.alloc(0)
  private head: Buffer | undefined
  private count = 0

  constructor(private readonly key: Buffer) {
    super()
  }

  override _transform(chunk: Buffer, _: string, done: TransformCallback) {
    this.waiting = Buffer.concat([this.waiting, chunk])
    try {
      if (!this.head && this.waiting.length >= HEAD) this.takeHead()
      if (this.head) {
        for (; this.waiting.length > FRAME + TAG; this.waiting = this.waiting.subarray(FRAME + TAG))
          this.unseal(this.waiting.subarray(0, FRAME + TAG), false)
      }
      done()
    } catch (error) {
      done(error as Error)
    }
  }

  override _flush(done: TransformCallback) {
    try {
      if (!this.head || this.waiting.length < TAG) throw flawed('backupTruncated')
      this.unseal(this.waiting, true)
      done()
    } catch (error) {
      done(error as Error)
    }
  }

  private takeHead() {
    this.head = this.waiting.subarray(0, HEAD)
    this.waiting = this.waiting.subarray(HEAD)
  }

  private unseal(frame: Buffer, isLast: boolean) {
    const head = this.head ?? Buffer.alloc(0)
    const nonce = nonceOf(head, this.count, isLast)
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce).setAAD(head)
    decipher.setAuthTag(frame.subarray(-TAG))
    try {
      this.push(Buffer.concat([decipher.update(frame.subarray(0, -TAG)), decipher.final()]))
    } catch {
      throw flawed(isLast ? 'backupTruncated' : 'backupTampered')
    }
    this.count += 1
  }
}

function nonceOf(head: Buffer, count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  head.copy(nonce, 0, MAGIC.length + SALT)
  nonce.writeUInt32BE(count, PREFIX)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}
