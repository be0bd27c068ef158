import 'server-only'
import { type FormWords, wordsIn } from '@/lib/i18n/words-in'
import { limitFormSenders, limitForms, limitStamps } from '@/lib/identity/limits'
import { addressOf, countedAddress } from '@/lib/identity/visitor'
import type { Actor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { Refusal, type Words } from '@/lib/kernel/errors'
import { log } from '@/lib/kernel/log'
import { readBody } from '@/lib/mail/inbound/read-body'
import type { Answers } from './answers'
import { OWN } from './controls'
import { inTurn } from './in-turn'
import { formPage } from './pages'
import type { ShownForm } from './queries'
import { readStamp } from './stamp'
import { holdBack, submitWebForm } from './submit'

const MOST_BYTES = 256 * 1024

type Posted = { form: ShownForm; actor: Actor; path: string; ip: string | null; t: FormWords }
type Sent = { values: Answers; hasConsent: boolean; stamp: string; isTrapped: boolean }

/**
 * What a form was sent: taken in, or shown again with all that was entered. Robots are thanked like people: a form that
 * nobody sees the whole of, or that was filled in faster than anybody reads, is counted and forgotten.
 */
export async function receive(
  request: Request,
  opened: { form: ShownForm; actor: Actor },
): Promise<Response> {
  const ip = addressOf((name) => request.headers.get(name))
  const posted = { ...opened, ip, path: new URL(request.url).pathname, t: wordsIn(opened.form.locale) }
  const sent = await read(request, opened.form)
  if (!sent) return again(posted, null, 'tooLarge', 413)
  if (await tooOften(posted)) return held(posted, 'limit', () => again(posted, sent, 'tooOften', 429))
  if (sent.isTrapped) return held(posted, 'trap')
  const stamp = readStamp(posted.form.id, sent.stamp)
  if (stamp === 'early') return held(posted, 'early')
  if (stamp === 'none') return again(posted, sent, 'confirm')
  return take(posted, sent)
}

async function take(posted: Posted, sent: Sent): Promise<Response> {
  const { form, actor, ip } = posted
  const { values, hasConsent } = sent
  // What was sent twice by a press too many is one.
  if (!(await isFirst(sent.stamp))) return thanked(posted)
  try {
    const filled = { id: form.id, answers: values, hasConsent, ip }
    await inTurn(form.id, () => execute(submitWebForm, actor, filled))
    return thanked(posted)
  } catch (error) {
    await limitStamps.forget(sent.stamp)
    return refused(posted, sent, error)
  }
}

/** What can be mended is said beside its field; of what cannot, that it is so, and nothing is lost. */
async function refused(posted: Posted, sent: Sent, error: unknown): Promise<Response> {
  const { form, t } = posted
  if (!(error instanceof Refusal)) {
    log.error({ err: error, form: form.id }, 'a form could not be taken in')
    return again(posted, sent, 'trouble', 500)
  }
  const names = new Set(form.asked.map(({ name }) => name))
  const said = Object.entries(error.fields).filter(([name]) => names.has(name))
  if (said.length === 0) return held(posted, 'refused', () => again(posted, sent, 'closed', 422))
  const errors = Object.fromEntries(said.map(([name, words]) => [name, say(t, words)]))
  return formPage(form, { ...sent, errors, isAgain: true, notice: t('webForms.public.look'), status: 422 })
}

const say = (t: FormWords, { key, params }: Words): string =>
  t(`errors.${key}` as 'errors.required', params as never)

/** The same page for everybody who is done, reached by GET: loading it again sends nothing. */
const thanked = ({ form, path }: Pick<Posted, 'form' | 'path'>): Response =>
  new Response(null, { status: 303, headers: { Location: form.redirectUrl ?? `${path}?sent` } })

function again(
  { form, t }: Posted,
  sent: Sent | null,
  why: 'tooLarge' | 'tooOften' | 'confirm' | 'closed' | 'trouble',
  status = 200,
) {
  return formPage(form, { ...sent, isAgain: true, notice: t(`webForms.public.${why}`), status })
}

async function held(posted: Posted, reason: string, respond = () => thanked(posted)): Promise<Response> {
  log.info({ form: posted.form.id, reason }, 'a form was held back')
  const { id } = posted.form
  await inTurn(id, () => execute(holdBack, posted.actor, { id }))
  return respond()
}

async function read(request: Request, { asked }: ShownForm): Promise<Sent | null> {
  const body = await readBody(request, MOST_BYTES)
  const type = request.headers.get('content-type') ?? ''
  if (!body) return null
  const data = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => new FormData())
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    values: Object.fromEntries(asked.map(({ name }) => [name, text(name).slice(0, 25_000)])),
    hasConsent: text(OWN.consent) !== '',
    stamp: text(OWN.stamp).slice(0, 200),
    isTrapped: text(OWN.trap) !== '',
  }
}

async function tooOften({ form, ip }: Posted): Promise<boolean> {
  const address = countedAddress(ip)
  return isLimited(async () => {
    await limitFormSenders.take(address && `${form.id} ${address}`)
    await limitForms.take(form.id)
  })
}

const isFirst = async (stamp: string): Promise<boolean> => !(await isLimited(() => limitStamps.take(stamp)))

async function isLimited(take: () => Promise<void>): Promise<boolean> {
  try {
    await take()
    return false
  } catch (error) {
    if (error instanceof Refusal) return true
    throw error
  }
}
