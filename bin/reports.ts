import { existsSync, readFileSync } from 'node:fs'

export type Outcome = { title: string; status: 'passed' | 'failed' | 'skipped' }

export const VITEST_REPORT = 'test-results/vitest.json'
export const PLAYWRIGHT_REPORT = 'test-results/playwright.json'

/** The tests in vitest's JSON report; a file that could not be run counts as one failed test. */
export function vitestOutcomes(report: VitestReport): Outcome[] {
  return report.testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults.map(
      (test): Outcome => ({ title: test.title, status: fromVitest(test.status) }),
    )
    const broken = status === 'failed' && !tests.some((test) => test.status === 'failed')
    return broken ? [...tests, { title: name, status: 'failed' }] : tests
  })
}

/** The tests in Playwright's JSON report, once per project; an error outside of tests counts as a failed one. */
export function playwrightOutcomes(report: PlaywrightReport): Outcome[] {
  const errors = report.errors.map(
    ({ message }): Outcome => ({ title: message ?? 'error', status: 'failed' }),
  )
  return [...report.suites.flatMap(suiteOutcomes), ...errors]
}

/** Undefined when the runner has not written its report. */
export function readReport<T>(file: string, outcomes: (report: T) => Outcome[]): Outcome[] | undefined {
  return existsSync(file) ? outcomes(JSON.parse(readFileSync(file, 'utf8')) as T) : undefined
}

type VitestReport = {
  testResults: { name: string; status: string; assertionResults: { title: string; status: string }[] }[]
}
type Suite = { suites?: Suite[]; specs: { title: string; tests: { status: string }[] }[] }
type PlaywrightReport = { suites: Suite[]; errors: { message?: string }[] }

function suiteOutcomes({ suites = [], specs }: Suite): Outcome[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ status }): Outcome => ({ title, status: fromPlaywright(status) })),
  )
  return [...own, ...suites.flatMap(suiteOutcomes)]
}

function fromVitest(status: string): Outcome['status'] {
  return status === 'passed' || status === 'failed' ? status : 'skipped'
}

function fromPlaywright(status: string): Outcome['status'] {
  if (status === 'expected') return 'passed'
  return status === 'skipped' ? 'skipped' : 'failed'
}
