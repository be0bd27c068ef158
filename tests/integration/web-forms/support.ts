import { GET, POST } from '@/app/f/[key]/route'
import { webFormCommands } from '@/lib/dictionaries/commands'
import { execute } from '@/lib/kernel/command'
import { OWN } from '@/lib/web-forms/controls'
import { newStamp } from '@/lib/web-forms/stamp'
import { asOwner } from '@/tests/support/owner'
import type { World } from '@/tests/support/world'

export type Form = { id: string; key: string }
let made = 0

/** An active form that asks for a name and a phone, and may ask for more. */
export async function aForm({ admin }: World, values: Record<string, unknown> = {}): Promise<Form> {
  const { data } = await execute(webFormCommands.create, admin, {
    name: `Form ${made++}`,
    locale: 'vi',
    isActive: true,
    title: 'Đăng ký tư vấn',
    thanks: 'Cảm ơn bạn.',
    questions: ['name', 'phone', 'email', 'description'].map((field) => ({
      field,
      isRequired: field === 'name',
    })),
    leadQualification: 'lead',
    consentChannel: 'email',
    ...values,
  })
  const [row] = await asOwner<{ key: string }>('select public_key as key from web_form where id = $1', [
    data.id,
  ])
  return { id: data.id, key: row?.key ?? '' }
}

type Sent = Record<string, string>
const contextOf = ({ key }: Pick<Form, 'key'>) => ({ params: Promise.resolve({ key }) })
const address = ({ key }: Pick<Form, 'key'>) => `http://localhost/f/${key}`

/** A stamp whose bearer has looked at the form for long enough. */
export const stamped = ({ id }: Form): Sent => ({ [OWN.stamp]: newStamp(id, { isAgain: true }) })

export const show = (form: Pick<Form, 'key'>) => GET(new Request(address(form)), contextOf(form))

export function post(
  form: Form,
  answers: Sent,
  { headers = {} }: { headers?: Sent } = {},
): Promise<Response> {
  const body = new URLSearchParams({ ...stamped(form), ...answers })
  return POST(new Request(address(form), { method: 'POST', body, headers }), contextOf(form))
}

export const postRaw = (form: Form, body: BodyInit, headers: Sent = {}) =>
  POST(new Request(address(form), { method: 'POST', body, headers }), contextOf(form))

export const leadsOf = ({ workspace }: World) =>
  asOwner<Record<string, unknown>>('select * from lead where workspace_id = $1 order by created_at, id', [
    workspace.id,
  ])

export async function countsOf({ id }: Form) {
  const [row] = await asOwner<{ received: number; held: number }>(
    'select received, held_back as held from web_form where id = $1',
    [id],
  )
  return row
}
