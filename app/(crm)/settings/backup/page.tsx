import { getLocale, getTranslations } from 'next-intl/server'
import { BackupScreen } from '@/components/backup/backup-screen'
import { backupScreen } from '@/lib/backup/queries'
import { page } from '@/lib/kernel/page'
import { formatDateTime } from '@/lib/vietnam/date'

export async function generateMetadata() {
  return { title: (await getTranslations('backup'))('title') }
}

export default page('settings.backup', 'backup:write', async ({ actor }) => {
  const { archives, recent, next, active, ...screen } = await backupScreen(actor)
  const zone = actor.person?.timeZone
  const time = (at: Date) => formatDateTime(at, zone)
  return (
    <BackupScreen
      {...screen}
      workspaceName={actor.workspace.name}
      timeZone={actor.workspace.timeZone}
      locale={await getLocale()}
      next={next && formatDateTime(next, actor.workspace.timeZone)}
      active={active && { ...active, time: time(active.createdAt) }}
      recent={recent.map((run) => ({ ...run, time: time(run.finishedAt ?? run.createdAt) }))}
      archives={archives.map((archive) => ({ ...archive, time: time(archive.at) }))}
    />
  )
})
