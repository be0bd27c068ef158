'use client'

import { useEffect } from 'react'
import { toastError } from '@/components/ui/toaster'
import { switchWorkspace } from '@/lib/identity/actions'

const CHANNEL = 'cohoi-workspace'

/** Takes the session to another workspace and starts anew there, in every open tab. */
export async function goToWorkspace(workspaceId: string): Promise<void> {
  const result = await switchWorkspace({ workspaceId })
  if (!result.ok) return void toastError(result.error.message)
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(workspaceId)
  channel.close()
  window.location.assign('/')
}

/** Leaves a page of one workspace when another tab went to a different one: what is typed must not land there. */
export function useSameWorkspace(workspaceId: string): void {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = ({ data }) => data !== workspaceId && window.location.assign('/')
    return () => channel.close()
  }, [workspaceId])
}
