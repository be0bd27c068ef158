'use client'

import { ArchiveRestore, Download, Lock, ShieldCheck, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { fileSize } from '@/components/mail/file-size'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button, buttonClass, IconButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { tip } from '@/components/ui/tip'
import { toastDone, toastError } from '@/components/ui/toaster'
import { deleteBackup } from '@/lib/backup/actions'
import { RestoreDialog } from './restore-dialog'
import { nameOf, type ShownArchive } from './shown'
import { UploadButton } from './upload-button'

type ArchiveListProps = {
  archives: ShownArchive[]
  canUpload: boolean
  isBusy: boolean
  workspaceName: string
  locale: string
}

/** The archives as they lie on the disk: take one along, bring one back, or let it go. */
export function ArchiveList({ archives, canUpload, isBusy, workspaceName, locale }: ArchiveListProps) {
  const t = useTranslations('backup.archives')
  const [restoring, setRestoring] = useState<string>()
  const present = archives.filter(({ isMissing }) => !isMissing)
  return (
    <Card
      flush
      title={t('title')}
      actions={
        <>
          {canUpload && <UploadButton />}
          {present.length > 0 && (
            <Button
              size="sm"
              icon={<ArchiveRestore />}
              disabled={isBusy}
              onClick={() => setRestoring(present[0]?.file)}
            >
              {t('restore')}
            </Button>
          )}
        </>
      }
    >
      {archives.length === 0 ? (
        <EmptyState icon={<ShieldCheck />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ul aria-label={t('title')} className="divide-y">
          {archives.map((archive) => (
            <ArchiveRow
              key={archive.file}
              archive={archive}
              locale={locale}
              isBusy={isBusy}
              onRestore={setRestoring}
            />
          ))}
        </ul>
      )}
      {restoring && (
        <RestoreDialog
          file={restoring}
          files={present.map(({ file }) => file)}
          workspaceName={workspaceName}
          onClose={() => setRestoring(undefined)}
        />
      )}
    </Card>
  )
}

type RowProps = { archive: ShownArchive; locale: string; isBusy: boolean; onRestore: (file: string) => void }

function ArchiveRow({ archive, locale, isBusy, onRestore }: RowProps) {
  const t = useTranslations('backup.archives')
  const { file, time, bytes, memberName, cause, isVerified, isEncrypted, isMissing, rows } = archive
  const name = nameOf(file)
  const facts = [
    time,
    fileSize(bytes, locale),
    rows > 0 && t('rows', { count: rows }),
    cause ? t(`causes.${cause}`, { name: memberName ?? '' }) : t('found'),
  ]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="break-all font-medium">{name}</p>
        <p className="figures text-sm text-text-muted">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div className="flex flex-wrap items-center gap-1">
        {isEncrypted && (
          <Badge>
            <Lock aria-hidden /> {t('encrypted')}
          </Badge>
        )}
        {isMissing ? (
          <Badge tone="danger">{t('missing')}</Badge>
        ) : (
          <Badge tone={isVerified ? 'success' : 'neutral'}>{t(isVerified ? 'verified' : 'unverified')}</Badge>
        )}
      </div>
      <div className="flex items-center gap-1">
        {!isMissing && (
          <>
            <a
              href={`/api/backups?file=${encodeURIComponent(file)}`}
              download={name}
              aria-label={t('downloadOf', { name })}
              {...tip(t('downloadOf', { name }))}
              className={buttonClass({ variant: 'ghost', size: 'sm', square: true })}
            >
              <Download aria-hidden />
            </a>
            <IconButton
              size="sm"
              label={t('restoreOf', { name })}
              icon={<ArchiveRestore />}
              disabled={isBusy}
              onClick={() => onRestore(file)}
            />
          </>
        )}
        {archive.id && <DeleteArchive id={archive.id} name={name} />}
      </div>
    </li>
  )
}

function DeleteArchive({ id, name }: { id: string; name: string }) {
  const t = useTranslations('backup.archives')
  const unreachable = useTranslations('ui')('unreachable')
  const confirm = async () => {
    const result = await deleteBackup({ id }).catch(() => null)
    if (result?.ok) toastDone(t('deleted', { name }))
    else toastError(result ? result.error.message : unreachable)
  }
  return (
    <AlertDialog
      trigger={<IconButton size="sm" label={t('deleteOf', { name })} icon={<Trash2 />} />}
      title={t('deleteOf', { name })}
      description={t('deleteAbout')}
      confirmLabel={t('delete')}
      cancelLabel={t('cancel')}
      onConfirm={confirm}
    />
  )
}
