import pg from 'pg'
import { type Asked, byHand } from '../by-hand'
import { type By, knownOf, type Rows } from '../known'

const { DATABASE_URL: connectionString, BENCH_WORKSPACE = '', BENCH_MEMBER = '' } = process.env
const pool = new pg.Pool({ connectionString, max: 10 })
let by: Promise<By> | undefined

/** What stands behind both: the SQL by hand, and nothing else. */
export async function work(asked: string | null | undefined): Promise<Rows> {
  by ??= knownOf(pool, BENCH_WORKSPACE, null).then((known) => ({
    ...known,
    pool,
    workspaceId: BENCH_WORKSPACE,
    memberId: BENCH_MEMBER,
  }))
  return byHand(await by, JSON.parse(asked ?? '') as Asked)
}
