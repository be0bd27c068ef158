'use server'

import { action, readAction } from '@/lib/kernel/action'
import * as feed from './feed-commands'
import * as reads from './reads'

export const busyPeople = readAction(reads.busyPeople)
export const renewFeed = action(feed.renewFeed)
export const revokeFeed = action(feed.revokeFeed)
