// Control, zero-width and direction characters can hide a file's real ending.
const HIDDEN = /[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu
const ENDINGS: Record<string, string> = {
  'application/ics': 'ics',
  'application/ms-tnef': 'dat',
  'application/pdf': 'pdf',
  'application/pgp-signature': 'asc',
  'application/pkcs7-signature': 'p7s',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/zip': 'zip',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'message/delivery-status': 'txt',
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/rfc822-headers': 'txt',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
}

/** A file name without path, hidden characters or device tricks; '' when nothing is left. */
export function safeName(name: string): string {
  const clean = name.normalize('NFC').replace(HIDDEN, '').replace(/\s+/g, ' ').trim()
  const last = clean.split(/[\\/]/).findLast((piece) => piece.trim() !== '') ?? ''
  const safe = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
  return shorten(safe)
}

/** A name for a part without one, from its type: `attachment.pdf`, `message.eml`. */
export function nameFromType(contentType: string): string {
  const stem = contentType.startsWith('message/')
    ? 'message'
    : contentType.startsWith('image/')
      ? 'image'
      : 'attachment'
  return `${stem}.${ENDINGS[contentType] ?? 'bin'}`
}

/** `a.pdf`, then `a (2).pdf`: no two names of one message are equal. */
export function uniqueName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let candidate = name
  for (let count = 2; taken.has(candidate.toLowerCase()); count++) candidate = `${stem} (${count})${ending}`
  taken.add(candidate.toLowerCase())
  return candidate
}

function shorten(name: string): string {
  const letters = [...name]
  if (letters.length <= 150) return name
  const dot = letters.lastIndexOf('.')
  const ending = dot > 0 && letters.length - dot <= 12 ? letters.slice(dot) : []
  return [...letters.slice(0, 150 - ending.length), ...ending].join('')
}
