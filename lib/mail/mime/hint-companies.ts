import type { Hint, MailAddress } from './types'

const MARK =
  /(?<![\p{L}])(?:tổng công ty|công ty|cong ty|cty|ctcp|tập đoàn|doanh nghiệp tư nhân|dntn|hợp tác xã|htx|ngân hàng)(?![\p{L}])\.?/giu
// Words of a legal form or trade that names carry in small letters too.
const LEGAL = new Set(
  'tnhh cp mtv tm dv sx xnk cổ phần trách nhiệm hữu hạn một hai thành viên thương mại dịch vụ và sản xuất xuất nhập khẩu đầu tư xây dựng phát triển công nghệ giải pháp phần mềm du lịch vận tải thực phẩm dược phẩm nội thất giáo dục truyền thông quảng cáo bất động sản kỹ thuật thiết bị tư vấn quốc tế việt nam'.split(
    ' ',
  ),
)
const FOREIGN =
  /^[\s*|_-]{0,6}((?:[\p{Lu}\d][\p{L}\d&.'-]{0,30},? ){1,8}(?:(?:Co\.?|Company),? ?)?(?:Ltd|Limited|JSC|J\.S\.C|LLC|LLP|Inc|Corp|Corporation|Joint Stock Company|GmbH|Pte\.? Ltd|PLC|S\.A|K\.K)\b\.?)/u
const FREE_MAIL = new Set(
  'gmail.com googlemail.com yahoo.com yahoo.com.vn ymail.com rocketmail.com hotmail.com hotmail.com.vn outlook.com outlook.com.vn live.com msn.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.com gmx.net gmx.de mail.com mail.ru yandex.ru yandex.com qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net zoho.com zohomail.com fpt.vn vnn.vn hcm.vnn.vn hn.vnn.vn viettel.vn tutanota.com hey.com fastmail.com web.de free.fr orange.fr laposte.net libero.it comcast.net verizon.net att.net example.com localhost'.split(
    ' ',
  ),
)

/** Companies named in the text as written; else the sender's own domain, free-mail providers excluded. */
export function findCompanies(text: string, from: MailAddress | null): Hint[] {
  const named = text.split('\n').flatMap((line) => fromLine(line.slice(0, 400)))
  return named.length > 0 ? named : fromDomain(from)
}

function fromLine(line: string): Hint[] {
  if (/^\s{0,4}>/.test(line)) return []
  const local = [...line.matchAll(MARK)].flatMap((match) =>
    afterMark(match[0], line.slice(match.index + match[0].length)),
  )
  if (local.length > 0) return local.map(asHint)
  const foreign = line.length <= 160 ? FOREIGN.exec(line)?.[1]?.trim() : undefined
  return foreign === undefined ? [] : [asHint(foreign)]
}

function afterMark(mark: string, rest: string): string[] {
  const stop = rest.search(
    /[,;|()<>:"”“\t]| [-–—] |\. |\.$| (?:địa chỉ|đ\/c|đc|mst|tel|đt|hotline|website)\b/iu,
  )
  const words = (stop < 0 ? rest : rest.slice(0, stop)).trim().split(/\s+/).slice(0, 14)
  const taken: string[] = []
  let own = false
  for (const word of words) {
    const legal = LEGAL.has(word.toLowerCase())
    const named = /^[\p{Lu}\d&]/u.test(word)
    if (!legal && !named && word !== '-') break
    own ||= named && !legal
    taken.push(word)
  }
  while (/^(?:và|-|&)$/i.test(taken.at(-1) ?? '')) taken.pop()
  return own && taken.length > 0 ? [`${mark} ${taken.join(' ')}`] : []
}

function asHint(value: string): Hint {
  return { kind: 'company', value, evidence: value }
}

function fromDomain(from: MailAddress | null): Hint[] {
  const domain = from?.address.split('@')[1]?.toLowerCase() ?? ''
  if (!domain.includes('.') || FREE_MAIL.has(domain)) return []
  return [
    {
      kind: 'company',
      value: domain.replace(/^(?:e?mail|smtp|mx\d?)\./, ''),
      evidence: from?.address ?? domain,
    },
  ]
}
