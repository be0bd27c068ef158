import { register } from 'tsx/esm/api'

register()
await import('./reader-thread-work.ts')
