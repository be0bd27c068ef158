import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { browserOf, inBrowser, openBoard } from './browser'
import { EMAIL } from './data'
import { timing } from './measure'
import type { Figure } from './report'
import type { Rig } from './rig'

const TIMES = 20
const GOAL = 300

/** From the commit of a change, as PostgreSQL tells of it, until a second browser shows it. */
export const liveLatency = (rig: Rig): Promise<Figure[]> =>
  inBrowser(async (browser) => {
    const context = await browserOf(browser, rig.web, await rig.web.as(EMAIL))
    const { page } = await openBoard(context, rig.web.origin)
    const ids = await page
      .locator('[data-card]')
      .evaluateAll((cards) => cards.map((card) => card.dataset.card ?? ''))
    await rig.client.query('listen cohoi')
    await sleep(1000) // the browser's stream opens after the page
    const times: number[] = []
    for (const id of ids.slice(0, TIMES)) times.push(await latencyOf(rig, page, id))
    await rig.client.query('unlisten cohoi')
    const { median, p95 } = timing(times)
    return [
      { name: 'live update, commit to a second browser', value: median, unit: 'ms', most: GOAL },
      { name: 'live update, 95 %', value: p95, unit: 'ms', most: GOAL },
    ]
  })

async function latencyOf({ client, people }: Rig, page: Page, id: string): Promise<number> {
  const { rows } = await client.query<{ version: number; title: string }>(
    'select version, title from opportunity where id = $1',
    [id],
  )
  const { version = 1, title = '' } = rows[0] ?? {}
  const edit = (version: number, title: string) =>
    people.administrator.act('lib/opportunities/actions.ts', 'updateOpportunity', {
      id,
      version,
      patch: { title },
    })
  const next = `${title} *`
  const seen = page.evaluate(seenAt, [id, next] as const)
  const committed = new Promise<number>((resolve) => client.once('notification', () => resolve(Date.now())))
  await edit(version, next)
  const latency = (await seen) - (await committed)
  await edit(version + 1, title)
  await sleep(100)
  return latency
}

function seenAt([id, title]: readonly [string, string]): Promise<number> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(`[data-card="${id}"]`)?.getAttribute('aria-label') !== title) return
      observer.disconnect()
      resolve(Date.now())
    })
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  })
}
