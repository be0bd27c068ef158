import 'server-only'
import { ImapFlowErrorCode } from 'imapflow'
import { hidden } from '../outbound/hidden'
import { PrivateHost } from '../outbound/safe-host'

/** What may go wrong with a mailbox; worded in messages under `mailbox.troubles`. */
export const TROUBLES = [
  'password',
  'private_host',
  'login',
  'certificate',
  'unreachable',
  'timeout',
  'too_much',
  'folder',
  'move',
  'sending',
  'refused',
  'unexpected',
] as const
export type Trouble = (typeof TROUBLES)[number]

/** Trouble with a mail server, and what it said itself, without secrets. */
export class ImapTrouble extends Error {
  constructor(
    readonly kind: Trouble,
    readonly said = '',
  ) {
    super(kind)
  }
}

type Failure = Error & {
  code?: string
  authenticationFailed?: boolean
  responseText?: string
  responseStatus?: string
  syscall?: string
  tlsFailed?: boolean
}
type Login = { username: string; password: string | null }

const TOO_MUCH = new Set(['LineTooLarge', 'LiteralTooLarge', 'ResponseTooLarge'])
const LATE = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT', 'ETIMEOUT', 'ETIMEDOUT'])

export const isTooMuch = (error: unknown): boolean => TOO_MUCH.has((error as Failure | undefined)?.code ?? '')

const OF_IMAP = new Set<string>(Object.values(ImapFlowErrorCode))
const CERTIFICATE = /CERT|ISSUER|VERIFY|SELF_SIGNED|ALTNAME/
const OF_SOCKETS = new Set(['getaddrinfo', 'connect', 'read', 'write', 'shutdown'])

/** Whether something went wrong with the server or on the way to it, and not in the work done meanwhile. */
function isOfServer(error: unknown): boolean {
  if (!(error instanceof Error) || 'path' in error) return false // of a file
  const { code = '', authenticationFailed, tlsFailed, responseStatus, syscall = '' } = error as Failure
  if (authenticationFailed || tlsFailed || responseStatus || isTooMuch(error)) return true
  if (OF_IMAP.has(code) || LATE.has(code) || /^ERR_(TLS|SSL|SOCKET|STREAM)|^ParserError/.test(code))
    return true
  return CERTIFICATE.test(code) || OF_SOCKETS.has(syscall) || code === 'ECONNRESET'
}

/** What to throw on: trouble of the server under one of its names, everything else as it is. */
export function troubleOf(error: unknown, login: Login): unknown {
  if (error instanceof ImapTrouble) return error
  if (error instanceof PrivateHost) return new ImapTrouble('private_host')
  if (!isOfServer(error)) return error
  const { code = '', authenticationFailed, responseText = '', responseStatus } = error as Failure
  const said = hidden(responseText, login)
  if (authenticationFailed) return new ImapTrouble('login', said)
  if (CERTIFICATE.test(code)) return new ImapTrouble('certificate')
  if (isTooMuch(error)) return new ImapTrouble('too_much')
  if (LATE.has(code)) return new ImapTrouble('timeout')
  if (responseStatus) return new ImapTrouble('refused', said)
  return new ImapTrouble('unreachable')
}
