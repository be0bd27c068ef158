import 'server-only'
import { productActor } from '@/lib/kernel/product-actor'

/** The product handling the mail of a workspace; null when there is no such active workspace. */
export const mailActor = (workspaceId: string) => productActor(workspaceId, 'Email')
