'use server'

import { readAction } from '@/lib/kernel/action'
import * as reads from './reads'

export const locationBranch = readAction(reads.locationBranch)
export const searchLocations = readAction(reads.searchLocations)
export const findUnit = readAction(reads.findUnit)
export const readAddress = readAction(reads.readAddress)
