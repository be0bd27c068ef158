/** Commands and settings to copy, with this installation's own addresses in them. */
export type SetUp = { http: string; smtp: string; postfix: string; cloudflare: string; resend: string }

export function setUp(at: {
  appUrl: string
  workspaceId: string
  smtpHost: string
  smtpPort: number
  alias: string
}): SetUp {
  const { appUrl, workspaceId, smtpHost, smtpPort, alias } = at
  const raw = `${appUrl}/api/inbound/raw`
  const domain = alias.split('@')[1] ?? ''
  return {
    http: [
      `curl --fail -X POST ${raw} \\`,
      '  -H \'Authorization: Bearer \'"$COHOI_KEY" \\',
      `  -H 'X-Envelope-To: ${alias}' \\`,
      "  -H 'X-Envelope-From: customer@example.com' \\",
      '  --data-binary @message.eml',
    ].join('\n'),
    smtp: `swaks --server ${smtpHost}:${smtpPort} --from customer@example.com --to ${alias}`,
    postfix: `${domain} smtp:[${smtpHost}]:${smtpPort}`,
    cloudflare: [
      'export default {',
      '  async email(message, env) {',
      `    const answer = await fetch('${raw}', {`,
      "      method: 'POST',",
      '      headers: {',
      "        Authorization: 'Bearer ' + env.COHOI_KEY,",
      "        'X-Envelope-To': message.to,",
      "        'X-Envelope-From': message.from,",
      '      },',
      '      body: await new Response(message.raw).arrayBuffer(),',
      '    })',
      "    if (answer.status === 404) message.setReject('No such address here')",
      "    else if (!answer.ok) throw new Error('Cohoi: ' + answer.status)",
      '  },',
      '}',
    ].join('\n'),
    resend: `${appUrl}/api/inbound/resend/${workspaceId}`,
  }
}
