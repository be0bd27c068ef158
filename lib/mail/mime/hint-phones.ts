import { parsePhone } from '@/lib/vietnam/phone'
import { firstMatches } from './hint-matches'
import type { Hint } from './types'

const CANDIDATE =
  /(?<![\d.,+/@-])(?:\(?\+\(?\d|\(?0\d|84|1[89]00)(?:[\s.()\u00a0-]{0,3}\d){4,13}(?![\d@]|[.,]\d)/g
const OTHER_NUMBER =
  /(?:mst|mã số thuế|tax(?: code| id| no)?|stk|số tài khoản|tài khoản|account(?: no| number)?|cccd|cmnd|số hợp đồng|hóa đơn|đơn hàng|order|invoice|ref)[\s.:#°oº-]{0,8}$/iu

/** Phone numbers in E.164; numbers named as tax codes, accounts or orders are left out. */
export function findPhones(text: string): Hint[] {
  return firstMatches(text, CANDIDATE).flatMap((match) => {
    const evidence = match[0].trim()
    if (OTHER_NUMBER.test(text.slice(Math.max(0, match.index - 30), match.index))) return []
    const value = parsePhone(evidence.startsWith('84') ? `+${evidence}` : evidence)
    return value === null ? [] : [{ kind: 'phone' as const, value, evidence }]
  })
}
