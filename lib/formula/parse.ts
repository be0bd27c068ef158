/** A formula as a tree; `at` is the place in the text, counted from 1, where a person would look for it. */
export type Node =
  | { kind: 'number'; value: number; at: number }
  | { kind: 'field'; name: string; at: number }
  | { kind: 'call'; name: FunctionName; args: Node[]; at: number }
  | { kind: 'sign'; sign: Sign; left: Node; right: Node; at: number }

export type Sign = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '=' | '<>'
export type FunctionName = 'if' | 'days' | 'today'

/** What is wrong with a formula: a message key under `errors`, and where. */
export class FormulaError extends Error {
  constructor(
    readonly key: string,
    readonly params: Record<string, string | number>,
  ) {
    super(key)
  }
}

export const LONGEST = 500

const FUNCTIONS = new Map<string, FunctionName>([
  ...(['if', 'neu', 'nếu'] as const).map((name) => [name, 'if'] as const),
  ...(['days', 'so_ngay', 'số_ngày'] as const).map((name) => [name, 'days'] as const),
  ...(['today', 'hom_nay', 'hôm_nay'] as const).map((name) => [name, 'today'] as const),
])
const TAKES: Readonly<Record<FunctionName, number>> = { if: 3, days: 2, today: 0 }
const ALIKE = new Map(
  Object.entries({
    '−': '-',
    '–': '-',
    '×': '*',
    '÷': '/',
    '≤': '<=',
    '≥': '>=',
    '≠': '<>',
    '!=': '<>',
    ',': ';',
  }),
)
const TOKEN = /\s*(\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{N}_]*|<=|>=|<>|!=|[-+*/()<>=;,−–×÷≤≥≠])/uy

type Token = { text: string; shown: string; at: number }

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const whole = text.trimEnd()
  TOKEN.lastIndex = 0
  for (let from = 0; from < whole.length; from = TOKEN.lastIndex) {
    TOKEN.lastIndex = from
    const shown = TOKEN.exec(whole)?.[1]
    if (!shown) {
      const at = from + (whole.slice(from).search(/\S/) + 1)
      throw new FormulaError('formulaSign', { text: whole[at - 1] ?? '', at })
    }
    tokens.push({ text: ALIKE.get(shown) ?? shown, shown, at: TOKEN.lastIndex - shown.length + 1 })
  }
  return tokens
}

/** How firmly a sign binds what stands beside it. */
const BINDING = new Map([
  ...['<', '<=', '>', '>=', '=', '<>'].map((sign) => [sign, 1] as const),
  ...['+', '-'].map((sign) => [sign, 2] as const),
  ...['*', '/'].map((sign) => [sign, 3] as const),
])

/** Reads a formula; whatever is wrong with it is thrown as a `FormulaError`. */
export function parseFormula(text: string): Node {
  if (text.length > LONGEST) throw new FormulaError('tooLong', { limit: LONGEST })
  const tokens = tokensOf(text.normalize('NFC'))
  let next = 0
  const peek = () => tokens[next]?.text
  const fail = (): never => {
    const found = tokens[next]
    if (!found) throw new FormulaError('formulaEnd', {})
    throw new FormulaError('formulaUnexpected', { text: found.shown, at: found.at })
  }
  const expect = (sign: string) => {
    if (peek() !== sign) fail()
    next += 1
  }

  function operand(): Node {
    const token = tokens[next]
    if (!token) return fail()
    const { text: said, at } = token
    next += 1
    if (/^\d/.test(said)) return { kind: 'number', value: Number(said), at }
    if (said === '-')
      return { kind: 'sign', sign: '-', left: { kind: 'number', value: 0, at }, right: operand(), at }
    if (said === '(') {
      const inner = expression(1)
      expect(')')
      return inner
    }
    if (/^[\p{L}_]/u.test(said)) return peek() === '(' ? call(token) : { kind: 'field', name: said, at }
    next -= 1
    return fail()
  }

  function call({ text: said, at }: Token): Node {
    const name = FUNCTIONS.get(said.toLowerCase())
    if (!name) throw new FormulaError('formulaFunction', { text: said, at })
    expect('(')
    const args: Node[] = []
    while (peek() !== ')') {
      if (args.length > 0) expect(';')
      args.push(expression(1))
    }
    next += 1
    if (args.length !== TAKES[name])
      throw new FormulaError('formulaArguments', { text: said, count: TAKES[name], at })
    return { kind: 'call', name, args, at }
  }

  function expression(least: number): Node {
    let left = operand()
    for (;;) {
      const binding = BINDING.get(peek() ?? '') ?? 0
      if (binding < least) return left
      const { text: sign, at } = tokens[next] as Token
      next += 1
      left = { kind: 'sign', sign: sign as Sign, left, right: expression(binding + 1), at }
    }
  }

  const whole = expression(1)
  return next < tokens.length ? fail() : whole
}

/** The names of the fields in a formula, each once. */
export const namesIn = (node: Node): string[] => [...new Set(fieldsIn(node).map(({ name }) => name))]

export function fieldsIn(node: Node): { name: string; at: number }[] {
  if (node.kind === 'field') return [node]
  if (node.kind === 'call') return node.args.flatMap(fieldsIn)
  return node.kind === 'sign' ? [...fieldsIn(node.left), ...fieldsIn(node.right)] : []
}
