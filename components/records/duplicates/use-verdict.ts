import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toastDone, toastUndo } from '@/components/ui/toaster'
import type { Viewer } from '@/lib/records/viewer'
import type { Kind } from '../kind/kind'
import { useKindActions } from '../kind/words'
import { useUndo } from '../use-undo'

/** Says of records that they are two, and takes it back. */
export function useVerdict(kind: Pick<Kind, 'description'>, viewer: Viewer) {
  const t = useTranslations('duplicates')
  const actions = useKindActions(kind)
  const router = useRouter()
  const { complain } = useUndo(viewer, () => router.refresh())
  const [pending, setPending] = useState(false)

  const run = async (deed: 'dismissTwins' | 'recallTwins', pairs: string[][]) => {
    setPending(true)
    const result = await actions[deed]({ pairs: pairs as [string, string][] }).catch(() => null)
    setPending(false)
    complain(result)
    return result?.ok === true
  }
  const recall = async (pairs: string[][]) => {
    if (await run('recallTwins', pairs)) toastDone(t('recalled'))
  }
  const dismiss = async (pairs: string[][]) => {
    if (!(await run('dismissTwins', pairs))) return
    toastUndo({ message: t('done'), seconds: viewer.undoSeconds, undo: () => recall(pairs) })
  }
  return { dismiss, recall, pending }
}
