'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useLive } from '@/components/app/live'
import { PageHeader } from '@/components/shell/page-header'
import { ArchiveList } from './archive-list'
import { BackupForm } from './backup-form'
import { type Paths, PathsCard } from './paths-card'
import { RecentRuns } from './recent-runs'
import { RunProgress } from './run-progress'
import { type Schedule, ScheduleForm } from './schedule-form'
import type { Happened, ShownArchive } from './shown'

type BackupScreenProps = {
  paths: Paths
  schedule: Schedule
  next: string | null
  timeZone: string
  suggestion: string
  workspaceName: string
  locale: string
  active: Happened | null
  recent: Happened[]
  archives: ShownArchive[]
}

/** Archives of the workspace: where they go, making one now or by itself, and bringing one back. */
export function BackupScreen(props: BackupScreenProps) {
  const { paths, schedule, next, timeZone, suggestion, active, recent, archives, ...rest } = props
  const t = useTranslations('backup')
  const settings = useTranslations('settings')
  useNews(active !== null)
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about')}
        trail={[{ href: '/settings', label: settings('title') }]}
      />
      <div className="grid items-start gap-4 px-3 pb-8 md:px-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {active && <RunProgress run={active} />}
          <BackupForm suggestion={suggestion} canStart={paths.folder !== null} isBusy={active !== null} />
          <ArchiveList
            archives={archives}
            canUpload={paths.folder !== null}
            isBusy={active !== null}
            {...rest}
          />
          <RecentRuns runs={recent} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <PathsCard key={paths.folder} paths={paths} locale={rest.locale} />
          <ScheduleForm key={JSON.stringify(schedule)} schedule={schedule} next={next} timeZone={timeZone} />
        </div>
      </div>
    </>
  )
}

/** Reads the page again when the product did something here, and every second while something is under way. */
function useNews(isWaiting: boolean): void {
  const router = useRouter()
  useLive((changes) => changes.some(({ entity }) => entity === 'backup') && router.refresh())
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => router.refresh(), 1000)
    return () => clearInterval(timer)
  }, [isWaiting, router])
}
