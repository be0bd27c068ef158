/** Joins lines as mail carries them. */
export function mail(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'), 'utf8')
}

/** The same with every character as one byte, for raw 8-bit messages. */
export function bytes(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

export const enquiry = mail(
  'From: =?utf-8?B?Tmd1eeG7hW4gVsSDbiBBbg==?= <An.Nguyen@MINHLONG.vn>',
  'To: Sales <sales@acme.cohoi.test>, "Trần, Bình" <binh@acme.test>',
  'Subject: =?utf-8?Q?H=E1=BB=8Fi_gi=C3=A1_m=C3=A1y_in?=',
  'Message-ID: <first@minhlong.vn>',
  'Date: Mon, 02 Jun 2025 09:30:00 +0700',
  'Content-Type: multipart/mixed; boundary="outer"',
  '',
  '--outer',
  'Content-Type: multipart/alternative; boundary="inner"',
  '',
  '--inner',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Ng=C3=A2n s=C3=A1ch 50 tri=E1=BB=87u.',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Ngân sách <b>50 triệu</b>.</p>',
  '--inner--',
  '--outer',
  'Content-Type: application/pdf; name="bao gia.pdf"',
  'Content-Disposition: attachment; filename="bao gia.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERi0xLjQ=',
  '--outer--',
)

export const bounce = mail(
  'Return-Path: <>',
  'From: Mail Delivery System <MAILER-DAEMON@mx.acme.test>',
  'To: sales@acme.test',
  'Subject: Undelivered Mail Returned to Sender',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
  '',
  '--b',
  '',
  'The mail below could not be delivered.',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.acme.test',
  '',
  'Final-Recipient: rfc822; gone@minhlong.vn',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 no such user',
  '',
  'Final-Recipient: rfc822; later@minhlong.vn',
  'Action: delayed',
  'Status: 4.4.1',
  '--b',
  'Content-Type: message/rfc822',
  '',
  'From: sales@acme.test',
  'Message-ID: <sent-7@acme.test>',
  'Subject: Offer',
  '',
  'Hello',
  '--b--',
)
