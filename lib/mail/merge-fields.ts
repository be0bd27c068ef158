/** What a template may name of its recipient, its writer and the company; `{{ho_ten}}` in the text. */
export const MERGE_FIELDS = [
  'ho_ten',
  'khach_hang',
  'tieu_de',
  'email',
  'dien_thoai',
  'nguoi_phu_trach',
  'nguoi_gui',
  'cong_ty',
] as const
export type MergeField = (typeof MERGE_FIELDS)[number]
export type MergeValues = Partial<Record<MergeField, string>>

const FIELD = /\{\{([^{}\n]{0,60})\}\}/g

const isField = (name: string): name is MergeField => (MERGE_FIELDS as readonly string[]).includes(name)

/** The names of fields in a text that there are none of. */
export const unknownFields = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(FIELD)].flatMap(([, name = '']) => (isField(name.trim()) ? [] : [name.trim()])),
  ),
]

/** The fields in a text for which these values have nothing to say. */
export const emptyFields = (text: string, values: MergeValues): MergeField[] => [
  ...new Set(
    [...text.matchAll(FIELD)].flatMap(([, name = '']) => {
      const field = name.trim()
      return isField(field) && !values[field] ? [field] : []
    }),
  ),
]

/** A text with its fields filled in, each by one line of plain text; unknown ones stay as they are written. */
export const fillIn = (text: string, values: MergeValues): string =>
  text.replace(FIELD, (whole, name: string) => {
    const field = name.trim()
    return isField(field) ? (values[field] ?? '').replace(/\s+/g, ' ').trim() : whole
  })

/** Of how many records one mail to many goes out, each by itself. */
export const MOST_RECIPIENTS = 500
