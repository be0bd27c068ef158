export { normaliseAddress } from './addresses'
export { parseMail } from './parse'
export type * from './types'
