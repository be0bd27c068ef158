import { basename } from 'node:path'
import {
  classify,
  extractHints,
  findForward,
  type ParsedMail,
  parseMail,
  sanitizeMailHtml,
  splitReply,
} from '@/lib/mail/mime'
import { bodyFigures } from './bodies'
import type { Corpus } from './corpus'
import { type Expected, fromMime4j, fromStalwart, sameName, sameText } from './expected'

export type Miss = { file: string; expected: string; got: string }
export type Figure = { name: string; hits: number; of: number; misses: Miss[] }

type Read = { path: string; mail: ParsedMail; kind: string; reason: string }
type Bounce = { is_bounce_or_report: boolean; recipients: { reason: string }[] }

/** Reads the whole corpus and counts what came out as its authors expected. */
export async function figures(corpus: Corpus): Promise<Figure[]> {
  const crashes = figure('read without a crash')
  const read: Read[] = []
  for (const path of corpus.messages) {
    const result = await attempt(path, corpus.bytes(path))
    count(crashes, path, 'no error', result instanceof Error ? `${result.stack}` : 'no error')
    if (!(result instanceof Error)) read.push(result)
  }
  return [
    crashes,
    ...sisimaiFigures(corpus, read),
    normalFigure(read),
    ...parseFigures(corpus, read),
    ...(await bodyFigures(corpus)),
  ]
}

export function figure(name: string): Figure {
  return { name, hits: 0, of: 0, misses: [] }
}

export function count(
  into: Figure,
  file: string,
  expected: string,
  got: string,
  right = expected === got,
): void {
  into.of += 1
  if (right) into.hits += 1
  else into.misses.push({ file, expected: expected.slice(0, 600), got: got.slice(0, 600) })
}

async function attempt(path: string, raw: Buffer): Promise<Read | Error> {
  try {
    const mail = await parseMail(raw)
    const { kind, reason } = classify(mail, { from: null })
    splitReply(mail.text)
    extractHints(mail.text, mail.from)
    await findForward(mail)
    if (mail.html !== null) sanitizeMailHtml(mail.html, { cid: () => null, remoteImages: false })
    return { path, mail, kind, reason }
  } catch (error) {
    return error instanceof RangeError
      ? { path, mail: await parseMail(Buffer.from('')), kind: 'refused', reason: error.message }
      : asError(error)
  }
}

function sisimaiFigures(corpus: Corpus, read: Read[]): Figure[] {
  const all = [
    figure('delivery and abuse reports known'),
    figure('vacation replies known'),
    figure('reports kept from the board'),
  ]
  const [reports, vacations, kept] = all as [Figure, Figure, Figure]
  if (!corpus.has('sisimai/expected/bounces.json')) return all
  const expected: Record<string, Bounce> = JSON.parse(corpus.text('sisimai/expected/bounces.json'))
  for (const { path, kind, reason } of read.filter((entry) => entry.path.startsWith('sisimai/'))) {
    const entry = expected[basename(path)]
    if (!entry?.is_bounce_or_report) continue
    const got = `${kind} (${reason})`
    const vacation = entry.recipients.some((recipient) => recipient.reason === 'vacation')
    if (vacation) count(vacations, path, 'auto_reply', got, kind === 'auto_reply')
    else count(reports, path, 'bounce or complaint', got, kind === 'bounce' || kind === 'complaint')
    count(kept, path, 'not normal', got, kind !== 'normal')
  }
  return all
}

const MARKS = [
  'auto-submitted',
  'precedence',
  'x-precedence',
  'mailing-list',
  'x-mailing-list',
  'x-list',
  'x-beenthere',
  'x-mailman-version',
  'x-autoreply',
  'x-auto-response-suppress',
  'x-vacation',
  'x-spam-flag',
  'x-spam-status',
  'x-spam-level',
  'x-loop',
  'x-failed-recipients',
  'x-mlserver',
  'x-ml-name',
  'x-campaign',
  'x-campaignid',
  'x-ms-exchange-inbox-rules-loop',
  'feedback-id',
  'x-google-group-id',
  'x-barracuda-spam-status',
  'list-id',
  'list-unsubscribe',
  'list-post',
  'list-help',
  'list-subscribe',
  'list-owner',
  'list-archive',
]
const SYSTEM =
  /^(?:return-path:\s?<>|(?:from|sender):.{0,100}(?:mailer-daemon|postmaster|owner-|-request@|-admin@|-bounces@)|content-type:\s?(?:multipart\/report|message\/delivery-status)|subject:\s?(?:out of office|auto(?:matic)?[- ]?reply))/im

function normalFigure(read: Read[]): Figure {
  const normals = figure('unmarked mail is normal')
  for (const { path, mail, kind, reason } of read) {
    const heads = ['from', 'sender', 'subject', 'content-type', 'return-path']
    const head = heads.map((name) => `${name}: ${mail.header(name) ?? ''}`).join('\n')
    const report = path.startsWith('sisimai/') && !basename(path).startsWith('is-not-bounce')
    const marked = report || SYSTEM.test(head) || MARKS.some((name) => mail.header(name) !== undefined)
    if (!marked && kind !== 'refused')
      count(normals, path, 'normal', `${kind} (${reason})`, kind === 'normal')
  }
  return normals
}

function parseFigures(corpus: Corpus, read: Read[]): Figure[] {
  const [senders, subjects, names] = [figure('senders'), figure('subjects'), figure('attachment names')]
  for (const { path, mail } of read) {
    const expected = expectedOf(corpus, path)
    if (!expected) continue
    if (expected.from !== null)
      count(senders, path, expected.from, mail.from?.address.toLowerCase() ?? 'null')
    if (expected.subject !== null)
      count(subjects, path, expected.subject, mail.subject, sameText(expected.subject, mail.subject))
    if (expected.names.length === 0) continue
    const got = mail.attachments.map((part) => part.name)
    const right = expected.names.every((name) => got.some((candidate) => sameName(name, candidate)))
    count(names, path, expected.names.join(' | '), got.join(' | '), right)
  }
  return [senders, subjects, names]
}

function expectedOf(corpus: Corpus, path: string): Expected | null {
  const stem = basename(path).replace(/\.\w+$/, '')
  const json = `stalwart-mail-parser/expected/${stem}.json`
  if (path.startsWith('stalwart') && corpus.has(json)) return fromStalwart(corpus.text(json))
  const xml = `james-mime4j/expected/${stem}_decoded.xml`
  return path.startsWith('james') && corpus.has(xml) ? fromMime4j(corpus.text(xml)) : null
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
