import type { ComponentType } from 'react'
import { isBlank } from '@/lib/fields/blank'
import type { FieldType } from '@/lib/kernel/entity'
import { AddressValue } from './address-value'
import { EmailsValue } from './emails-value'
import { FilesValue } from './files-value'
import type { ValueProps } from './props'
import { RecordsValue, RecordValue } from './record-value'
import { RepeatValue } from './repeat-value'
import { TodosValue } from './todos-value'
import {
  BooleanValue,
  ChecklistValue,
  ChoicesValue,
  ChoiceValue,
  ColorValue,
  CountValue,
  QuestionsValue,
  ReferencesValue,
  ReferenceValue,
} from './values-of-choice'
import {
  AddressesValue,
  CitizenIdValue,
  CodeValue,
  DateValue,
  EmailValue,
  InstantValue,
  LongTextValue,
  MoneyValue,
  NumberValue,
  PercentValue,
  PhoneValue,
  RatingValue,
  TextValue,
  UrlValue,
} from './values-of-text'

const VALUES: Readonly<Record<FieldType, ComponentType<ValueProps>>> = {
  address: AddressValue,
  addresses: AddressesValue,
  boolean: BooleanValue,
  checked: CountValue,
  checklist: ChecklistValue,
  choice: ChoiceValue,
  choices: ChoicesValue,
  citizenId: CitizenIdValue,
  color: ColorValue,
  computed: TextValue,
  conditions: CountValue,
  currency: TextValue,
  date: DateValue,
  email: EmailValue,
  emails: EmailsValue,
  files: FilesValue,
  formula: CodeValue,
  instant: InstantValue,
  longText: LongTextValue,
  money: MoneyValue,
  number: NumberValue,
  percent: PercentValue,
  phone: PhoneValue,
  questions: QuestionsValue,
  rating: RatingValue,
  record: RecordValue,
  records: RecordsValue,
  reference: ReferenceValue,
  references: ReferencesValue,
  repeat: RepeatValue,
  taxCode: CodeValue,
  text: TextValue,
  todos: TodosValue,
  url: UrlValue,
}

const NOTHING = '–'

/** A field's value as people read it. */
export function FieldValue(props: ValueProps) {
  if (isBlank(props.value)) return <span className="text-text-muted">{NOTHING}</span>
  const Value = VALUES[props.field.computed?.result ?? props.field.type]
  return <Value {...props} />
}
