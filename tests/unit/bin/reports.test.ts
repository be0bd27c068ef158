import { expect, test } from 'vitest'
import { playwrightOutcomes, vitestOutcomes } from '@/bin/reports'

test('a test file that cannot be run counts as a failed test', () => {
  const report = { testResults: [{ name: 'broken.test.ts', status: 'failed', assertionResults: [] }] }

  expect(vitestOutcomes(report)).toEqual([{ title: 'broken.test.ts', status: 'failed' }])
})

test('skipped and unfinished tests have not passed', () => {
  const assertionResults = ['passed', 'failed', 'pending', 'skipped', 'todo'].map((status) => ({
    title: status,
    status,
  }))
  const report = { testResults: [{ name: 'a', status: 'failed', assertionResults }] }

  expect(vitestOutcomes(report).map(({ status }) => status)).toEqual([
    'passed',
    'failed',
    'skipped',
    'skipped',
    'skipped',
  ])
})

test('browser tests are found in nested suites, once per project', () => {
  const spec = {
    title: '[EV-24] a card is dragged',
    tests: [{ status: 'expected' }, { status: 'unexpected' }],
  }

  expect(playwrightOutcomes({ suites: [{ specs: [], suites: [{ specs: [spec] }] }], errors: [] })).toEqual([
    { title: spec.title, status: 'passed' },
    { title: spec.title, status: 'failed' },
  ])
})

test('an error outside of the browser tests counts as a failed test', () => {
  expect(playwrightOutcomes({ suites: [], errors: [{ message: 'no tests found' }] })).toEqual([
    { title: 'no tests found', status: 'failed' },
  ])
})
