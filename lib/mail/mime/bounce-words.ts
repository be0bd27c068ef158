// What delivery software writes when a message did not arrive, by language; each list is one alternation.
const ENGLISH = [
  '(?:could|can|has|have|was|were|did) ?(?:not|n.t)(?: yet)? (?:been |be |reach(?:ed)? )?(?:deliver|sent\\b|relayed|the following recipient)',
  'cannot (?:be )?deliver',
  'undeliver(?:able|ed)',
  'un-?able to (?:be )?(?:deliver|relay|send)',
  'not (?:be )?able to deliver',
  '(?:failed|failure) (?:to deliver|delivering)',
  'deliver(?:y|ies)[^.\\n]{0,60} (?:fail|suspended|impossible|delayed|aborted|problem)',
  'delivery (?:failure|failed|error|status notification|report|problem|delay|notification)',
  'mail delivery (?:sub)?system',
  'returned (?:mail|message|to sender|e-?mail)',
  'returning (?:message|mail) to sender',
  '(?:failure|error) notice',
  'non-?deliver',
  'mail (?:error|failure|system error)',
  '(?:error|trouble|problem)s? (?:sending|delivering|while sending|in delivering)',
  'message (?:you sent )?(?:has been |was |is )?(?:blocked|rejected|refused|bounced|returned|not accepted)',
  'permanent(?: fatal)? (?:delivery )?(?:error|failure)',
  'fatal errors',
  'delivery attempts?',
  'giv(?:e|en|ing) up on',
  '(?:user|recipient|address|mailbox|account|host|domain)s?(?: name)?(?: is| was| are)? (?:unknown|not found|not known|not recognized|invalid|disabled|unavailable|full|over quota)',
  '(?:unknown|invalid|no such|no valid|bad destination|nonexistent|undefined) (?:user|recipient|address|mailbox|account|host|domain|alias)',
  'does ?n[o.]t exist',
  'does not like recipient',
  '(?:over|exceed\\w*) (?:the |its |his |her )?(?:disk |mail(?:box)? )?quota',
  'quota exceeded',
  'transcript of (?:the )?session',
  'original message (?:was received|header|follows|is attached)',
  'copy of (?:the|your) (?:original )?(?:message|mail|header)',
  'not (?:a )?members? (?:of|\\()',
  'you are not (?:a )?member',
  'has (?:moved|left)|no longer (?:valid|in use|accept|work)',
  'too (?:large|big)',
  'hop count exceeded',
  'mail loop',
  'access denied',
  'relay(?:ing)? (?:access )?denied',
  'failure reasons?',
  'failed recipients?',
]
const EUROPEAN = [
  'unzustellbar',
  'nicht zu(?:gestellt|stellbar)',
  'zustellung[^.\\n]{0,40}fehlgeschlagen',
  'unzustellbare',
  'non (?:remis|distribu|délivr)',
  'pas (?:pu )?(?:être|etre) (?:remis|distribu|délivr|envoy)',
  'échec de (?:la )?(?:remise|livraison|distribution)',
  'non recapit',
  'mancat[ao] (?:consegna|recapito)',
  'impossibile (?:recapitare|consegnare)',
  'no (?:se )?(?:ha )?(?:pudo|puede|podido) (?:ser )?entreg',
  'no entregado',
  'fallo en la entrega',
  'não (?:pôde|foi|pode|é possível)[^.\\n]{0,20} entreg',
  'falha na entrega',
  'не (?:была? |было |удалось |может быть |можно )?доставлен',
  'недоставлен',
  'не удалось доставить',
  'невозможно доставить',
  'не вдалося доставити',
  'nie (?:może|mogła|można|został)[^.\\n]{0,30} dostarcz',
  'niedostarcz',
  'niedoręcz',
  'niet (?:worden )?(?:bezorgd|afgeleverd)',
  'onbestelbaar',
  'inte (?:kunde )?leverera',
  'oleverbar',
  'ikke lever',
  'kan ikke leveres',
  'ei voi(?:tu|da) toimittaa',
  'nedoručiteln',
  'nelze doručit',
  'kézbesíthetetlen',
  'teslim edilem',
  'nelivrat',
  'nu a putut fi livrat',
  'δεν παραδόθηκε',
]
const ASIAN = [
  '(?:配信|送信|配送|配達|送達|お届け|転送)(?:が|を)?(?:でき(?:ません|ない)|に失敗|不能|エラー)',
  '届けることができ',
  '届きません',
  '不達',
  '宛先(?:不明|が見つかり|アドレスが)',
  '見つかりません',
  'リストにありません',
  '送信で.{0,3}ません',
  '配信不能',
  '配信エラー',
  'あて先',
  '退信',
  '无法(?:投递|送达|发送)',
  '無法(?:投遞|送達|傳送|寄送)',
  '(?:投递|发送|投遞)失败',
  '未(?:送达|送達)',
  '전송(?:이)? 실패',
  '배달되지',
  '반송',
  'không (?:thể |được |)(?:gửi|chuyển|phân phối)(?: được)?[^.\\n]{0,40}(?:thư|email|tin nhắn|người nhận|tới|đến)',
  '(?:thư|email|tin nhắn)[^.\\n]{0,40}(?:bị trả lại|không (?:gửi|chuyển) được|không thể gửi)',
  'gửi (?:thư|email)? ?(?:thất bại|không thành công)',
]
const FAILURE = new RegExp([...ENGLISH, ...EUROPEAN, ...ASIAN].join('|'), 'i')
const REPLY_CODE =
  /(?:^|[\s:(<[#"'])(?:[45][0-5]\d[ -](?:#?[45]\.\d{1,3}\.\d{1,3}|[<A-Za-z])|\(?#?[45]\.[0-7]\.\d{1,3}\b)/m
const DELAY =
  /delay|will (?:be retried|keep trying|retry|continue)|still trying|temporar|not yet been delivered|warning: (?:message|could)/i
const AWAY =
  /^\W{0,3}(?:re: ?|aw: ?)?\W{0,3}(?:auto(?:matic(?:ally)?|mated)?[-: ]{0,2}(?:reply|response|respond|generated reply)|out[ -]of[ -](?:the[ -])?office|ooo[: ]|on vacation|vacation|away from|abwesen|automatische? (?:antwort|rückantwort|beantwoording)|automatisch antwoord|réponse automatique|absence|absent|respuesta automática|fuera de la oficina|risposta automatica|fuori ufficio|resposta automática|fora do escritório|autosvar|automatiskt svar|automatisk svar|auto: |automaattinen vastaus|automatická odpověď|odpowiedź automatyczna|autoresponder|automatikus válasz|otomatik yanıt|răspuns automat|автоматический ответ|автоответ|автовідповідь|自動(?:応答|返信|回覆|回复)|自动(?:回复|答复)|不在|자동 ?(?:회신|응답)|(?:thư )?(?:trả lời|phản hồi) tự động|tự động trả lời|vắng mặt|nghỉ phép)/i

const UNDELIVERED = new RegExp(
  [
    '(?:message|e-?mail|mail)[^.\\n]{0,80} (?:could|can|was|were|has|have|did)(?: ?not|n.t) (?:yet )?(?:be |been |reach)[^.\\n]{0,20}(?:deliver|sent\\b|relayed|recipient)',
    '(?:un-?able to|can ?not|could not|couldn.t|failed to) (?:be )?(?:deliver|relay)[^.\\n]{0,40} (?:message|e-?mail|mail)',
    '(?:message|e-?mail|mail)[^.\\n]{0,40} undeliver(?:able|ed)',
    'undeliver(?:able|ed) (?:message|mail|e-?mail)',
    'delivery to the following',
    'your mail sent on',
    ...EUROPEAN.slice(0, 4),
    ...ASIAN,
  ].join('|'),
  'i',
)

/** True when `text` says outright that a mail (not a parcel) was not delivered. */
export function tellsUndelivered(text: string): boolean {
  return UNDELIVERED.test(text)
}

/** True when `text` speaks of a message that was not delivered. */
export function tellsFailure(text: string): boolean {
  return FAILURE.test(text)
}

/** True when `text` carries an SMTP reply or an enhanced status code (RFC 3463). */
export function hasReplyCode(text: string): boolean {
  return REPLY_CODE.test(text)
}

export function tellsDelay(text: string): boolean {
  return DELAY.test(text)
}

/** True for subjects of absence notices and automatic replies. */
export function tellsAbsence(subject: string): boolean {
  return AWAY.test(subject)
}
