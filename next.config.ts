import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-DNS-Prefetch-Control': 'off',
}

/** Forms stand within pages of other sites. */
const { 'X-Frame-Options': _, ...unframed } = securityHeaders
const embeddedHeaders = { ...unframed, 'Cross-Origin-Resource-Policy': 'cross-origin' }

const listed = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }))

const config: NextConfig = {
  distDir: process.env.COHOI_DIST || '.next',
  agentRules: false,
  poweredByHeader: false,
  devIndicators: false,
  logging: { serverFunctions: false }, // their arguments hold passwords
  images: { unoptimized: true },
  turbopack: { root: import.meta.dirname },
  typescript: { ignoreBuildErrors: true }, // npm test checks types; an installation need not have the tests' packages
  serverExternalPackages: [
    '@neondatabase/serverless',
    '@node-rs/argon2',
    'graphile-worker',
    'nodemailer',
    'pg',
    'pino',
    'postal-mime',
    'smtp-server',
    'ws',
  ],
  experimental: {
    serverActions: { bodySizeLimit: '30mb' }, // a message of 25 MB with what surrounds it
    proxyClientMaxBodySize: '30mb',
  },
  headers: async () => [
    { source: '/((?!f/).*)', headers: listed(securityHeaders) },
    { source: '/f/:path*', headers: listed(embeddedHeaders) },
  ],
}

// Messages are compiled with the build, so that no browser carries their parser.
const withWords = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: { messages: { path: './messages', format: 'json', locales: 'infer', precompile: true } },
})

export default withWords(config)
