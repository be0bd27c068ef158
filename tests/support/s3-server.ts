import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { S3Account } from '@/lib/files/s3-store'
import { isRightlySigned } from './s3-signature'

const BUCKET = 'cohoi'
const SECRET = 'S3RVER'

/** An S3-compatible store on this machine with one empty bucket; what lies in it goes with it. */
export async function anS3Server(port = 0): Promise<{ account: S3Account; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'cohoi-s3-'))
  const server = new S3rver({
    ...{ address: '127.0.0.1', port, silent: true, directory },
    configureBuckets: [{ name: BUCKET, configs: [] }],
  })
  server.middleware.unshift(async (context, next) => {
    const { method, path, querystring: query, headers } = context
    if (isRightlySigned({ method, path, query, headers }, SECRET)) return next()
    Object.assign(context, { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' })
  })
  const { port: given } = await server.run()
  return {
    account: {
      url: `http://127.0.0.1:${given}/${BUCKET}`,
      ...{ region: 'us-east-1', key: 'S3RVER', secret: SECRET },
    },
    async stop() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The settings of an installation that keeps its files there. */
export const s3Settings = ({ url, region, key, secret }: S3Account) => ({
  FILES_S3_URL: url,
  FILES_S3_REGION: region,
  FILES_S3_KEY: key,
  FILES_S3_SECRET: secret,
})
