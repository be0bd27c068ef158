import { ensureBuild } from '@/bin/launch/build'
import { environment } from '@/tests/support/running'

await ensureBuild({
  root: process.cwd(),
  dist: environment.COHOI_DIST,
  env: { ...process.env, ...environment, NODE_ENV: 'production' },
  say: console.log,
  started: () => {},
})
