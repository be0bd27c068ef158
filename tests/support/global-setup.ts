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
  const server = await testPostgres()
  try {
    await migrate(server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('templateUrl', server.url)
  return () => server.stop()
}
