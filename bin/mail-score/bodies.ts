import { basename } from 'node:path'
import { findForward, splitReply } from '@/lib/mail/mime'
import type { Corpus } from './corpus'
import { count, type Figure, figure } from './figures'

type ForwardFile = {
  constants_expected_in_every_forward: Record<string, string>
  fixture_to_tests_and_subject_file: Record<string, [string, string | null][]>
}

export async function bodyFigures(corpus: Corpus): Promise<Figure[]> {
  return [await forwards(corpus), trimmed(corpus)]
}

async function forwards(corpus: Corpus): Promise<Figure> {
  const result = figure('forwarded originals')
  const file = 'email-forward-parser/expected/expected.json'
  if (!corpus.has(file)) return result
  const expected: ForwardFile = JSON.parse(corpus.text(file))
  const constants = expected.constants_expected_in_every_forward
  for (const path of corpus.list('email-forward-parser/bodies')) {
    const [test, subjectFile] = expected.fixture_to_tests_and_subject_file[basename(path, '.txt')]?.[0] ?? [
      'testCommon',
      null,
    ]
    const subjectPath = `email-forward-parser/subjects/${subjectFile}.txt`
    const subject = subjectFile && corpus.has(subjectPath) ? corpus.text(subjectPath) : ''
    const body = corpus.text(path)
    const found = await findForward({ subject, text: body, html: null, attachments: [] })
    if (test === 'testVariant4') {
      count(result, `${path} (a reply)`, 'no forward', found ? JSON.stringify(found) : 'no forward')
      continue
    }
    const wanted = wantedOf(constants, body, test)
    const got = {
      from: found?.from?.address,
      subject: found?.subject,
      text: found?.text.includes(wanted.text.slice(0, 60)),
    }
    const right =
      got.from === wanted.from &&
      (wanted.subject === null || got.subject?.trim() === wanted.subject) &&
      got.text === true
    count(result, `${path} (${test})`, JSON.stringify(wanted), JSON.stringify(found), right)
  }
  return result
}

function wantedOf(constants: Record<string, string>, body: string, test: string) {
  const has = (name: string) => (body.includes(constants[name] ?? '\0') ? (constants[name] ?? '') : '')
  const subject = test === 'testCommon' ? (constants.SUBJECT ?? null) : has('SUBJECT') || null
  return { from: constants.FROM_ADDRESS, subject, text: constants.BODY?.split('\n')[0] ?? '' }
}

function trimmed(corpus: Corpus): Figure {
  const result = figure('trimmed replies')
  for (const path of corpus.list('email_reply_trimmer/bodies')) {
    const file = `email_reply_trimmer/expected/trimmed/${basename(path)}`
    if (!corpus.has(file)) continue
    const [expected, got] = [corpus.text(file), splitReply(corpus.text(path)).visible].map(calm) as [
      string,
      string,
    ]
    count(result, path, expected, got)
  }
  return result
}

function calm(text: string): string {
  return text
    .replace(/\r/g, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
