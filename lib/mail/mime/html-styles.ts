const LENGTH = '(?:auto|0|-?\\d{1,4}(?:\\.\\d{1,3})?(?:px|pt|em|rem|ex|%|in|cm|mm)?)'
const POSITIVE = '(?:auto|0|\\d{1,4}(?:\\.\\d{1,3})?(?:px|pt|em|rem|ex|%|in|cm|mm)?)'
const COLOR = '(?:#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\\([\\d\\s.,%/]{3,40}\\)|hsla?\\([\\d\\s.,%/deg]{3,40}\\))'

const lengths = exactly(`${POSITIVE}(?: ${POSITIVE}){0,3}`)
const oneLength = exactly(POSITIVE)
const colors = exactly(COLOR)
const border = exactly(`(?:${LENGTH}|${COLOR}|[a-z]{3,10})(?: (?:${LENGTH}|${COLOR}|[a-z]{3,10})){0,2}`)

/** Styles that change how text looks; nothing that positions, loads or covers (no url, no functions). */
export const INLINE_STYLES: Record<string, RegExp[]> = {
  'background-color': [colors],
  border: [border],
  'border-bottom': [border],
  'border-collapse': [exactly('collapse|separate')],
  'border-color': [colors],
  'border-left': [border],
  'border-radius': [lengths],
  'border-right': [border],
  'border-spacing': [lengths],
  'border-style': [exactly('[a-z]{3,10}')],
  'border-top': [border],
  'border-width': [lengths],
  color: [colors],
  display: [exactly('block|inline|inline-block|none|table|table-row|table-cell|list-item')],
  'font-family': [exactly('[\\p{L}\\p{N}\\s,\'"-]{1,200}')],
  'font-size': [exactly(`${POSITIVE}|[a-z-]{3,10}`)],
  'font-style': [exactly('[a-z]{3,10}')],
  'font-weight': [exactly('[a-z]{3,10}|[1-9]00')],
  height: [oneLength],
  'letter-spacing': [exactly(`normal|${LENGTH}`)],
  'line-height': [exactly(`normal|${POSITIVE}`)],
  'list-style-type': [exactly('[a-z-]{3,20}')],
  margin: [lengths],
  'margin-bottom': [oneLength],
  'margin-left': [oneLength],
  'margin-right': [oneLength],
  'margin-top': [oneLength],
  'max-width': [oneLength],
  'min-width': [oneLength],
  padding: [lengths],
  'padding-bottom': [oneLength],
  'padding-left': [oneLength],
  'padding-right': [oneLength],
  'padding-top': [oneLength],
  'text-align': [exactly('left|right|center|justify|start|end')],
  'text-decoration': [exactly('none|underline|line-through|overline')],
  'text-indent': [oneLength],
  'text-transform': [exactly('[a-z]{4,10}')],
  'vertical-align': [exactly(`[a-z-]{3,12}|${LENGTH}`)],
  'white-space': [exactly('normal|nowrap|pre|pre-wrap|pre-line')],
  width: [oneLength],
  'word-break': [exactly('[a-z-]{4,12}')],
}

function exactly(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'iu')
}
