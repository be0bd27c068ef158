import type { FieldType } from '@/lib/kernel/entity'
import { address } from './address'
import { addresses } from './addresses'
import { boolean, checked, checklist, choice, choices, color, currency } from './choice'
import { citizenId } from './citizen-id'
import { computed, formula } from './computed'
import { email, phone, taxCode, url } from './contact'
import { emails } from './emails'
import { files } from './files'
import type { FieldKind } from './kind'
import { money, number, percent, rating } from './number'
import { questions } from './questions'
import { reference, references } from './reference'
import { repeat } from './repeat'
import { text } from './text'
import { date, instant } from './time'
import { todos } from './todos'

/** Every field type there is. A new one is one file here and one in components/fields. */
export const fieldKinds: Readonly<Record<FieldType, FieldKind>> = {
  address,
  addresses,
  boolean,
  checked,
  checklist,
  choice,
  choices,
  citizenId,
  computed,
  color,
  conditions: checked,
  currency,
  date,
  email,
  emails,
  files,
  formula,
  instant,
  longText: text,
  money,
  number,
  percent,
  phone,
  questions,
  rating,
  reference,
  references,
  record: reference,
  records: references,
  repeat,
  taxCode,
  text,
  todos,
  url,
}
