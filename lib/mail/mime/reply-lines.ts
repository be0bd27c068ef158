/** What a line of a reply is: empty, text, quote, delimiter, device signature, or head of an older message. */
export type LineKind = 'empty' | 'text' | 'quote' | 'rule' | 'device' | 'head'

const VERBS =
  /(?:^|[\s>*"'(])(?:wrote|writes|has written|schrieb|schrieben|schreibt|schreef|schrijft|geschreven|a écrit|écrit|escribió|escribio|escribe|escreveu|ha scritto|scritto|scrive|skrev|skriver|napisał|napisała|napisał\(a\)|napísal\(a\)|pisze|pisał|pisała|napsal|napsal\(a\)|írta|написал(?:\(а\))?|написала|написав|пишет|пише|kirjoitti|yazdı|a scris|napisao|menulis|đã viết|viết|gửi|kirjutas|rašė|έγραψε)(?=$|[\s:：,(<"*-])|写道|寫道|作成|さんは書きました|のメッセージ|님이 작성|작성:/iu
const WHEN =
  /\d{1,4}[-/.年 ,]|\d:\d\d|<?[^\s<>@]{1,64}@[^\s<>@]{1,200}|"[^"]{1,80}"|^[>*\s]{0,6}(?:on|le|el|am|op|vào|lúc)\s\S{1,30}\s.{0,60}\d/iu
const ISO_HEAD =
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2},? \d{1,2}:\d\d(?::\d\d)? (?:(?:GMT|UTC)?[+-]\d{2}:?\d{2}|GMT|UTC) \S.{0,100}$/u
const RULE = /^[\s>]{0,8}(?:-{2,}|_{2,}|={2,}|~{2,}|\*{3,}|#{3,}|\+{3,}|[—–]+)\s{0,8}$/u
const ORIGINAL =
  /^[\s>*]{0,8}(?:[-_=*—]{2,}.{0,6}|begin |.{0,4})(?:original(?: |-)?(?:message|meddel\w*|nachricht|mail)?|reply message|forwarded (?:message|by)|urspr[üu]nglich\w* (?:nachricht|meddelande|mail)|message (?:d.origine|transféré|original)|mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato)|mensagem (?:original|encaminhada)|oorspronkelijk bericht|doorgestuurd bericht|opprinnelig melding|alkuperäinen viesti|wiadomość oryginalna|исходное сообщение|пересылаемое сообщение|původní zpráva|eredeti üzenet|orijinal ileti|mesaj original|tin nhắn gốc|thư gốc|tin nhắn (?:được )?chuyển tiếp|thư (?:được )?chuyển tiếp|forwarded message|weitergeleitete nachricht|原始邮件|原始郵件|元のメッセージ|原来的邮件|转发的邮件)\s?:?\s{0,4}(?:[-_=*—]{2,}\*?|:)\s{0,8}$/iu
const DEVICE =
  /^[\s([<*_]{0,6}(?:sent (?:from|via|with|by|using)\b|get \[?(?:outlook|typeapp|aqua)\b|envoyé (?:de|depuis|avec|à partir)\b|télécharge[rz] outlook|von mei\w+ .{0,60}gesendet|gesendet (?:von|mit|über)\b|diese nachricht wurde von mei|enviado (?:desde|do|da|de|pelo|via|con)\b|inviato (?:da|con)\b|verzonden (?:met|vanaf|via|van)\b|verstuurd vanaf|skickat från|sendt fra|lähetetty |wysłan[eo] (?:z|za)\b|отправлено (?:с|из|через)|надіслано (?:з|із)|отправлено |odesláno z|poslano z|gửi từ|đã gửi từ|được gửi từ|thư này được gửi từ|tải (?:về )?outlook|nhận outlook|從我的 ?.{1,40} ?傳送|从我的.{1,40}发送|发自我的|發自我的|iphone ?から送信|나의 .{1,30}에서 보냄|from my \w+)/iu
const FROM_DEVICE =
  /^\W{0,4}(?:[\p{L}']{1,20} ){0,2}from (?:my |a )?(?:mobile|phone|iphone|ipad|android|tablet|smartphone|blackberry)\b.{0,20}$/iu
const NAMES =
  'from|sent|to|cc|bcc|subject|date|reply-to|importance|von|gesendet|an|betreff|datum|kopie|de|envoyé|à|objet|répondre à|enviado(?: el| em)?|para|asunto|fecha|assunto|data|da|a|inviato|risposta|oggetto|van|aan|verzonden|onderwerp|från|skickat|till|ämne|fra|til|emne|sendt|dato|lähettäjä|lähetetty|vastaanottaja|aihe|päivämäärä|od|do|wysłano|temat|odesláno|komu|předmět|predmet|odoslané|дата|от|кому|отправлено|тема|від|надіслано|feladó|elküldve|címzett|tárgy|dátum|dátum|kimden|gönderildi|gönderme tarihi|kime|konu|tarih|de la|trimis|către|subiect|từ|người gửi|gửi|đã gửi|vào lúc|ngày|ngày gửi|đến|tới|người nhận|chủ đề|tiêu đề|发件人|发送时间|收件人|主题|抄送|日期|寄件者|收件者|主旨|差出人|送信日時|送信日|宛先|件名|보낸 사람|받는 사람|제목|날짜'
const FIELD = new RegExp(`^[\\s>*]{0,8}(?:${NAMES})\\s?\\*{0,2}\\s?[:：]\\*{0,2}(?:\\s|$|\\S)`, 'iu')

/** Kinds of the lines; a head covers `length` lines (folded "wrote" lines, header blocks). */
export function readLine(lines: string[], at: number): { kind: LineKind; length: number } {
  const line = (lines[at] ?? '').slice(0, 400)
  if (/^[\s\u1427\u200b-\u200f\ufeff]*$/.test(line)) return { kind: 'empty', length: 1 }
  const head = headLength(lines, at, line)
  if (head > 0) return { kind: 'head', length: head }
  if (/^\s{0,4}[>＞]/.test(line)) return { kind: 'quote', length: 1 }
  if (RULE.test(line)) return { kind: 'rule', length: 1 }
  if (line.length <= 160 && (DEVICE.test(line) || FROM_DEVICE.test(line)))
    return { kind: 'device', length: 1 }
  return { kind: 'text', length: 1 }
}

function headLength(lines: string[], at: number, line: string): number {
  if (ORIGINAL.test(line)) return 1 + blockLength(lines, skipEmpty(lines, at + 1), 1, at + 1)
  if (FIELD.test(line)) return blockLength(lines, at, 3, at)
  return wroteLength(lines, at)
}

// Counts the lines of a header block that begins at `start`, or 0 below `least` fields.
function blockLength(lines: string[], start: number, least: number, from: number): number {
  let fields = 0
  let end = start
  while (end < lines.length && end < start + 14) {
    const line = (lines[end] ?? '').slice(0, 400)
    if (/^[\s>*]*$/.test(line)) break
    if (FIELD.test(line)) fields += 1
    else if (fields === 0 || end - start > fields * 3) break
    end += 1
  }
  return fields >= least ? end - from : 0
}

function wroteLength(lines: string[], at: number): number {
  let joined = ''
  for (let count = 1; count <= 4; count++) {
    const line = (lines[at + count - 1] ?? '')
      .slice(0, 400)
      .replace(/^[\s>*]{0,12}/, '')
      .trimEnd()
    if (line === '') return 0
    joined = joined === '' ? line : `${joined} ${line}`
    if (joined.length > 400) return 0
    if (isWrote(joined)) return count
    if (count === 1 && !mayStart(joined)) return 0
    if (BEGINS.test((lines[at + count] ?? '').slice(0, 400))) return 0
  }
  return 0
}

// Such a line begins a head of its own, so that text above it is no part of it.
const BEGINS =
  /^[\s>*]{0,12}(?:on|le|el|am|op|em|il|den|dnia|vào|lúc|\d{1,4}[-./年]\d?|\d{1,2} \p{L}{3})\s?/iu

function mayStart(line: string): boolean {
  return /[\d<@"]/.test(line) || /^(?:on|le|el|am|op|em|il|den|vào|lúc)\s/i.test(line)
}

function isWrote(text: string): boolean {
  const bare = text.replace(/[\s*]+$/, '')
  if (/^\d{4}[-/.]\d/.test(bare) && (ISO_HEAD.test(bare) || (/>\s?:$/.test(bare) && bare.includes('@'))))
    return true
  if (!/[:：]$|-{2,}$|(?:wrote|skrev|写道|寫道|schrieb)$/i.test(bare)) return false
  return VERBS.test(bare) && WHEN.test(bare)
}

function skipEmpty(lines: string[], at: number): number {
  let next = at
  while (next < lines.length && next < at + 3 && /^[\s>]*$/.test((lines[next] ?? '').slice(0, 100))) next++
  return next
}
