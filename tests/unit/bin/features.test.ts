import { expect, test } from 'vitest'
import { readContract, standings } from '@/bin/features/contract'
import type { Outcome } from '@/bin/reports'

const contract = readContract(
  '# Title\n- note\n\n## EV — the heart\n- EV-01 Teams: list\n- EV-02 Create\n\n## CS — more\n- CS-01 x\n',
)
const passed = (title: string): Outcome => ({ title, status: 'passed' })
const failed = (title: string): Outcome => ({ title, status: 'failed' })
const skipped = (title: string): Outcome => ({ title, status: 'skipped' })

test('the contract is read as groups of IDs', () => {
  expect(contract).toEqual([
    { name: 'EV the heart', ids: ['EV-01', 'EV-02'] },
    { name: 'CS more', ids: ['CS-01'] },
  ])
})

test('a passed test proves every ID in its title', () => {
  expect(standings(contract, [passed('[EV-01][CS-01] works')])).toEqual({
    'EV-01': 'proven',
    'EV-02': 'unproven',
    'CS-01': 'proven',
  })
})

test('one failed test outweighs those that passed', () => {
  expect(standings(contract, [passed('[EV-01] a'), failed('[EV-01] b')])['EV-01']).toBe('failing')
})

test('a skipped test proves nothing', () => {
  expect(standings(contract, [skipped('[EV-01] a')])['EV-01']).toBe('unproven')
})

test('an ID without brackets proves nothing', () => {
  expect(standings(contract, [passed('EV-01 works')])['EV-01']).toBe('unproven')
})
