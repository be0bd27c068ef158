declare module 's3rver' {
  import type { Signed } from '@/tests/support/s3-signature'

  type Options = {
    address: string
    port: number
    silent: boolean
    directory: string
    configureBuckets: { name: string; configs: string[] }[]
  }
  type Context = Omit<Signed, 'query'> & { querystring: string; status: number; body: string }
  type Middleware = (context: Context, next: () => Promise<void>) => Promise<void>
  export default class S3rver {
    constructor(options: Options)
    readonly middleware: Middleware[]
    run(): Promise<{ address: string; port: number }>
    close(): Promise<void>
  }
}
