import type { Node } from './parse'

/** Days are counted from 1970, so that they are numbers too. */
export type Value = number | boolean | null

type Around = { valueAt(name: string): Value; today: number }

/** What a formula comes to; null where something that it needs is not there, or a division is by nothing. */
export function evaluate(node: Node, around: Around): Value {
  if (node.kind === 'number') return node.value
  if (node.kind === 'field') return around.valueAt(node.name)
  if (node.kind === 'call') return called(node.name, node.args, around)
  const [left, right] = [evaluate(node.left, around), evaluate(node.right, around)]
  return left === null || right === null ? null : combined(node.sign, Number(left), Number(right))
}

function called(name: string, args: readonly Node[], around: Around): Value {
  if (name === 'today') return around.today
  const [first, second, third] = args as [Node, Node, Node]
  if (name === 'if') {
    const holds = evaluate(first, around)
    return holds === null ? null : evaluate(holds ? second : third, around)
  }
  const [from, to] = [evaluate(first, around), evaluate(second, around)]
  return from === null || to === null ? null : Number(to) - Number(from)
}

function combined(sign: string, left: number, right: number): Value {
  switch (sign) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? null : left / right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    case '=':
      return left === right
    default:
      return left !== right
  }
}
