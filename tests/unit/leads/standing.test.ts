import { expect, test } from 'vitest'
import { standing } from '@/lib/leads/standing'

const ME = 'member'
const WHY = 'reason-id'

test.each([
  ['made for nobody', {}, { ownerId: null }, { status: 'new' }],
  ['made for somebody', {}, { ownerId: ME }, { status: 'assigned' }],
  ['given to somebody', { status: 'new', ownerId: null }, { ownerId: ME }, { status: 'assigned' }],
  ['taken again', { status: 'recycled', ownerId: null }, { ownerId: ME }, { status: 'assigned' }],
  [
    'given on after its return',
    { status: 'recycled', ownerId: ME },
    { ownerId: 'other' },
    { status: 'recycled' },
  ],
  ['given on', { status: 'in_process', ownerId: ME }, { ownerId: 'other' }, { status: 'in_process' }],
  ['given up for a reason', { status: 'assigned' }, { stopReasonId: WHY }, { status: 'dead' }],
  ['given up with both', { status: 'assigned' }, { status: 'dead', stopReasonId: WHY }, { status: 'dead' }],
  ['given up without one', { status: 'assigned' }, { status: 'dead' }, 'reason'],
  [
    'taken up again',
    { status: 'dead', stopReasonId: WHY },
    { status: 'recycled' },
    { status: 'recycled', stopReasonId: null },
  ],
  [
    'its reason taken away',
    { status: 'dead', stopReasonId: WHY },
    { stopReasonId: null },
    { status: 'in_process' },
  ],
  ['edited elsewhere', { status: 'dead', stopReasonId: WHY }, { name: 'Khác' }, { status: 'dead' }],
])('[ED-37][SB-17] a lead that is %s', (_, before, patch, after) => {
  expect(standing(before, patch)).toEqual(after)
})
