import { z } from 'zod'
import { parseAddresses, safeName } from '@/lib/mail/mime'
import { decodeWords } from '@/lib/mail/mime/encoded-words'
import { parseParameters } from '@/lib/mail/mime/parameters'

export type Expected = { from: string | null; subject: string | null; names: string[] }

const attribute = z.object({ name: z.string(), value: z.string() })
const stalwartHeader = z.object({ name: z.unknown(), value: z.unknown() })
const stalwartPart = z.object({ headers: z.array(stalwartHeader) })
const stalwartMail = z.object({ attachments: z.array(z.number()), parts: z.array(stalwartPart) })
const typed = z.object({ ContentType: z.object({ attributes: z.array(attribute).nullish() }) })
const addressed = z.object({
  Address: z.object({ List: z.array(z.object({ address: z.string().nullish() })) }),
})
const worded = z.object({ Text: z.string() })

/** What a stalwart mail-parser JSON says of the message: sender, subject, named attachments. */
export function fromStalwart(json: string): Expected {
  const mail = stalwartMail.parse(JSON.parse(json))
  const headers = mail.parts[0]?.headers ?? []
  const value = (name: string) => headers.findLast((header) => header.name === name)?.value
  const from = addressed
    .safeParse(value('from'))
    .data?.Address.List.find(({ address }) => address?.includes('@'))
  const names = mail.attachments.flatMap((index) => partName(mail.parts[index]?.headers ?? []))
  return {
    from: from?.address?.toLowerCase() ?? null,
    subject: worded.safeParse(value('subject')).data?.Text ?? null,
    names,
  }
}

/** What a mime4j XML says: its raw header fields, decoded here, and the parts it found. */
export function fromMime4j(xml: string): Expected {
  const top = /<header>([\s\S]*?)<\/header>/.exec(xml)?.[1] ?? ''
  const fields = readFields(top)
  const inner = xml.slice(xml.indexOf('</header>'))
  const withoutNested = inner.replace(
    /<body-part>\s*<header>(?:(?!<\/header>)[\s\S])*<\/header>\s*<message>[\s\S]*/g,
    '',
  )
  const parts = [...withoutNested.matchAll(/<body-part>\s*<header>([\s\S]*?)<\/header>/g)]
  const names = parts.flatMap((part) => {
    const disposition = parseParameters(readFields(part[1] ?? '').get('content-disposition') ?? '')
    const name = disposition.params.get('filename')
    return name && disposition.value === 'attachment' ? [name] : []
  })
  const from = parseAddresses(fields.get('from') ?? '').find(({ address }) => address.includes('@'))
  return { from: from?.address.toLowerCase() ?? null, subject: fields.get('subject')?.trim() ?? null, names }
}

/** Equal but for white space; U+FFFD in what was expected stands for any character. */
export function sameText(expected: string, got: string): boolean {
  const [wanted, found] = [expected, got].map((text) => [
    ...text.normalize('NFC').replace(/\s+/g, ' ').trim(),
  ])
  if (!wanted || !found || wanted.length !== found.length) return false
  return wanted.every((char, at) => char === '\ufffd' || char === found[at])
}

/** Names compare as they may be shown: without path, and without the number that made them unique. */
export function sameName(expected: string, got: string): boolean {
  const bare = got.replace(/ \(\d+\)(?=\.[^.]*$|$)/, '')
  return sameText(safeName(decodeWords(expected)), bare) || sameText(safeName(decodeWords(expected)), got)
}

function partName(headers: z.infer<typeof stalwartHeader>[]): string[] {
  const read = (header: string, name: string) =>
    typed
      .safeParse(headers.find((entry) => entry.name === header)?.value)
      .data?.ContentType.attributes?.find((entry) => entry.name === name)?.value
  const name = read('content_disposition', 'filename') ?? read('content_type', 'name')
  return name ? [name] : []
}

function readFields(xml: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [, text = ''] of xml.matchAll(/<field>([\s\S]*?)<\/field>/g)) {
    const plain = text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&')
    const line = plain.replace(/^\s*\n/, '').replace(/\r?\n(?=[ \t])/g, '')
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (!fields.has(name)) fields.set(name, decodeWords(line.slice(colon + 1).trim()))
  }
  return fields
}
