'use client'

import type { ComponentType } from 'react'
import type { FieldType } from '@/lib/kernel/entity'
import { AddressEditor } from './address-editor'
import { CheckedEditor, ChecklistEditor } from './checklist-editors'
import { BooleanEditor, ChoiceEditor, ChoicesEditor, ColorEditor, CurrencyEditor } from './choice-editors'
import { CitizenIdEditor } from './citizen-id-editor'
import { EmailsEditor } from './emails-editor'
import { FilesEditor } from './files-editor'
import { FormulaEditor } from './formula-editor'
import { MoneyEditor, NumberEditor, RatingEditor } from './number-editors'
import type { EditorProps } from './props'
import { QuestionsEditor } from './questions-editor'
import { RecordEditor, RecordsPicker } from './record-editors'
import { ReferenceEditor, ReferencesEditor } from './reference-editors'
import { RepeatEditor } from './repeat-editor'
import {
  AddressesEditor,
  CodeEditor,
  EmailEditor,
  LongTextEditor,
  PhoneEditor,
  TextEditor,
  UrlEditor,
} from './text-editors'
import { DateEditor, InstantEditor } from './time-editors'
import { TodosEditor } from './todos-editor'

const EDITORS: Readonly<Record<FieldType, ComponentType<EditorProps>>> = {
  address: AddressEditor,
  addresses: AddressesEditor,
  boolean: BooleanEditor,
  checked: CheckedEditor,
  checklist: ChecklistEditor,
  choice: ChoiceEditor,
  choices: ChoicesEditor,
  citizenId: CitizenIdEditor,
  color: ColorEditor,
  computed: TextEditor,
  conditions: TextEditor,
  currency: CurrencyEditor,
  date: DateEditor,
  email: EmailEditor,
  emails: EmailsEditor,
  files: FilesEditor,
  formula: FormulaEditor,
  instant: InstantEditor,
  longText: LongTextEditor,
  money: MoneyEditor,
  number: NumberEditor,
  percent: NumberEditor,
  phone: PhoneEditor,
  questions: QuestionsEditor,
  rating: RatingEditor,
  record: RecordEditor,
  records: RecordsPicker,
  reference: ReferenceEditor,
  references: ReferencesEditor,
  repeat: RepeatEditor,
  taxCode: CodeEditor,
  text: TextEditor,
  todos: TodosEditor,
  url: UrlEditor,
}

/** The control by which a field of this type is written. Wrap it in `Field` for label and error. */
export function FieldEditor(props: EditorProps) {
  const Editor = EDITORS[props.field.type]
  return <Editor {...props} />
}
