import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Actor } from '@/lib/kernel/actor'
import { ensureBuild } from '../launch/build'
import { startPostgres } from '../postgres'
import { type Bare, startBare } from './bare-web'
import { type Bench, connect, EMAIL, REPRESENTATIVE } from './data'
import { type By, knownOf } from './known'
import { type Person, startWeb, type Web } from './web'

type People<T> = { administrator: T; representative: T }
type Given = { root: string; rows: number; minutes: number; say(line: string): void; bench: Bench }

/** Everything that is measured, and by whom: the running product, its people, and its functions in this process. */
export type Rig = Omit<Given, 'bench'> & {
  data: string
  /** The folder of PostgreSQL. */
  cluster: string
  url: string
  client: pg.Client
  /** What the work by hand knows. */
  by: By
  web: Web
  people: People<Person>
  actors: People<Actor>
  /** The bare application, started when it is first asked for. */
  bare(): Promise<Bare>
  stop(): Promise<void>
}

export async function aRig({ bench, ...given }: Given): Promise<Rig> {
  const { root, say } = given
  const { data, workspaceId, administratorId, representativeId } = bench
  const env = { ...process.env, NODE_ENV: 'production' as const }
  await ensureBuild({ root, dist: '.next', env, say, started() {} })
  await bench.postgres.stop() // the product starts it again itself
  const web = await startWeb(root, data, say)
  const { url, cluster } = await startPostgres(data)
  const client = await connect(url)
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  const known = await knownOf(pool, workspaceId, null)
  Object.assign(process.env, { DATABASE_URL: url, COHOI_DATA: data })
  process.env.SECRET_KEY ??= randomBytes(32).toString('hex')
  const [{ memberActor }, { database }] = await Promise.all([
    import('@/lib/kernel/member-actor'),
    import('@/lib/kernel/database'),
  ])
  const actorOf = async (memberId: string): Promise<Actor> => {
    const actor = await memberActor(workspaceId, memberId)
    if (!actor) throw new Error('nobody is there')
    return actor
  }
  let bare: Promise<Bare> | undefined
  return {
    ...given,
    ...{ data, cluster, url, client, web },
    by: { ...known, pool, workspaceId, memberId: administratorId },
    people: { administrator: await web.as(EMAIL), representative: await web.as(REPRESENTATIVE) },
    actors: {
      administrator: await actorOf(administratorId),
      representative: await actorOf(representativeId),
    },
    bare: () => (bare ??= startBare(root, { url, workspaceId, memberId: administratorId })),
    async stop() {
      await (await bare?.catch(() => undefined))?.stop()
      await Promise.all([client.end(), pool.end(), database().close()])
      await web.stop()
    },
  }
}
