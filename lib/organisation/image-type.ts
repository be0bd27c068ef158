export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp'

const begins = (bytes: Uint8Array, signature: readonly number[], at = 0) =>
  signature.every((byte, index) => bytes[at + index] === byte)

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]
const [RIFF, WEBP] = [[...Buffer.from('RIFF')], [...Buffer.from('WEBP')]]

/** What an image is by its own first bytes, whatever it calls itself. An SVG is none: it may hold scripts. */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
  if (begins(bytes, PNG)) return 'image/png'
  if (begins(bytes, JPEG)) return 'image/jpeg'
  if (begins(bytes, RIFF) && begins(bytes, WEBP, 8)) return 'image/webp'
  return undefined
}
