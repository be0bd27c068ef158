import { join } from 'node:path'
import type { NextConfig } from 'next'

const root = join(import.meta.dirname, '../../..')

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  turbopack: { root },
  typescript: { ignoreBuildErrors: true, tsconfigPath: '../../../tsconfig.json' },
  serverExternalPackages: ['pg'],
}

export default config
