import { FormulaError, type Node } from './parse'

/** What a part of a formula is: a plain number, an amount, a day, or whether something holds. */
export type Result = 'number' | 'money' | 'date' | 'truth'

/** What comes of a formula, when its fields are what `of` says; a `FormulaError` where the parts do not go together. */
export function resultOf(node: Node, of: (name: string, at: number) => Result): Result {
  if (node.kind === 'number') return 'number'
  if (node.kind === 'field') return of(node.name, node.at)
  const unfit = () => new FormulaError('formulaTypes', { at: node.at })
  if (node.kind === 'call') {
    const args = node.args.map((each) => resultOf(each, of))
    const result = called(node.name, args)
    if (!result) throw unfit()
    return result
  }
  const result = combined(node.sign, resultOf(node.left, of), resultOf(node.right, of))
  if (!result) throw unfit()
  return result
}

function called(name: string, [first, second, third]: readonly Result[]): Result | null {
  if (name === 'today') return 'date'
  if (name === 'days') return first === 'date' && second === 'date' ? 'number' : null
  return first === 'truth' ? either(second, third) : null
}

const isFigure = (result: Result | undefined) => result === 'number' || result === 'money'

/** What is one or the other: of a number and an amount, an amount. */
function either(a: Result | undefined, b: Result | undefined): Result | null {
  if (a === b) return a ?? null
  return isFigure(a) && isFigure(b) ? 'money' : null
}

function combined(sign: string, left: Result, right: Result): Result | null {
  if (left === 'truth' || right === 'truth') return null
  if (['<', '<=', '>', '>=', '=', '<>'].includes(sign)) return either(left, right) && 'truth'
  if (left === 'date' || right === 'date') return onDays(sign, left, right)
  if (sign === '+' || sign === '-') return either(left, right)
  if (sign === '*') return left === 'money' && right === 'money' ? null : either(left, right)
  if (left === 'money' && right === 'money') return 'number'
  return right === 'money' ? null : left
}

function onDays(sign: string, left: Result, right: Result): Result | null {
  if (sign === '-' && left === 'date' && right === 'date') return 'number'
  if (left === 'date' && right === 'number') return sign === '+' || sign === '-' ? 'date' : null
  return sign === '+' && left === 'number' && right === 'date' ? 'date' : null
}
