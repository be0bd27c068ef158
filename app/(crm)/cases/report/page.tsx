import { getLocale, getTranslations } from 'next-intl/server'
import { ReportScreen } from '@/components/cases/report-screen'
import { careReport } from '@/lib/cases/report'
import { periodIn } from '@/lib/cases/report-period'
import { can } from '@/lib/kernel/actor'
import { page } from '@/lib/kernel/page'
import { readingBehind } from '@/lib/kernel/replica'

export async function generateMetadata() {
  return { title: (await getTranslations('caseReport'))('title') }
}

/** What customers turned to the company for, and what was sold, by months or years. */
export default page('support_case.report', 'support_case:read', async ({ actor, search }) => {
  const period = periodIn(search, actor.workspace.timeZone)
  return (
    <ReportScreen
      period={period}
      report={await readingBehind(actor, (tx) => careReport(tx, actor, period))}
      currency={actor.workspace.currency}
      locale={await getLocale()}
      canExport={can(actor, 'record:export')}
    />
  )
})
