import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { TargetsScreen } from '@/components/targets/targets-screen'
import { reading } from '@/lib/kernel/database'
import { page } from '@/lib/kernel/page'
import { targetYear } from '@/lib/targets/queries'
import { today } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('targets'))('title') }
}

const wanted = z.coerce.number().int().min(2001).max(2099)

export default page('settings.targets', 'target:read', async ({ actor, search }) => {
  const asked = wanted.safeParse(search.get('year'))
  const year = asked.success ? asked.data : Number(today(actor.workspace.timeZone).slice(0, 4))
  return (
    <TargetsScreen
      key={year}
      year={year}
      people={await reading(actor, (tx) => targetYear(tx, actor, year))}
      currency={actor.workspace.currency}
      locale={await getLocale()}
      undoSeconds={actor.person?.toastSeconds ?? 10}
    />
  )
})
