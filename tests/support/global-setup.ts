import type { TestProject } from 'vitest/node'
import { migrate } from '@/db/migrate'
import { testPostgres } from './postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    templateUrl: string
  }
}

/** One server for the run; its migrated database is the template of every test file's own. */
export default async function setup(project: TestProject) {
  const run = globalThis as { cohoiServer?: Promise<Server> } // the projects share it, but not this module
  run.cohoiServer ??= migrated()
  const server = await run.cohoiServer
  project.provide('templateUrl', server.url)
  server.users += 1
  return async () => {
    server.users -= 1
    if (server.users === 0) await server.stop()
  }
}

type Server = Awaited<ReturnType<typeof testPostgres>> & { users: number }

async function migrated(): Promise<Server> {
  const server = await testPostgres()
  try {
    await migrate(server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
  return { ...server, users: 0 }
}
