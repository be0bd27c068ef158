import { timeToBoard } from './browser'
import { liveLatency } from './live'
import { inboundMail } from './mail'
import { idleMemory, memoryAfterLoad } from './memory'
import type { Access } from './plans'
import type { Figure, Result } from './report'
import type { Rig } from './rig'
import { scriptSizes } from './scripts'

type Measured = {
  results?: Result[]
  figures?: Figure[]
  plans?: { name: string; accesses: Access[] }[]
  texts?: string[]
}
/** What `--only` names. */
export type Part = { name: string; measure(rig: Rig): Promise<Measured> }

/** In their order: what must find the product at rest comes first, what wears it out last. */
export async function partsOf(rig: Rig): Promise<Part[]> {
  const { allOperations, measureOperation } = await import('./measure-operations')
  const { textsTable } = await import('./texts')
  const { importCustomers } = await import('./import')
  const { administrator, representative } = rig.actors
  const operations = (await allOperations(rig)).map(
    (operation): Part => ({
      name: operation.name,
      measure: () => measureOperation(rig, operation),
    }),
  )
  return [
    figures('start', async () => [{ name: 'cold start', value: rig.web.milliseconds, unit: 'ms' }]),
    figures('idle', idleMemory),
    figures('scripts', async () => scriptSizes(rig)),
    figures('browser', timeToBoard),
    figures('live', liveLatency),
    ...operations,
    { name: 'texts', measure: async () => ({ texts: [await textsTable(administrator, representative)] }) },
    figures('mail', inboundMail),
    { name: 'import', measure: importCustomers },
    figures('load', memoryAfterLoad),
  ]
}

const figures = (name: string, measure: (rig: Rig) => Promise<Figure[]>): Part => ({
  name,
  measure: async (rig) => ({ figures: await measure(rig) }),
})
