import 'server-only'
import { randomBytes } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { enter, type Tx } from '@/db/client'
import { backup, member, workspace } from '@/db/schema'
import { type IdentityContext, identityCommand } from '@/lib/identity/identity-command'
import { type Actor, systemActor } from '@/lib/kernel/actor'
import { execute } from '@/lib/kernel/command'
import { database } from '@/lib/kernel/database'
import { notFound } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/id'
import { enqueueIn } from '@/lib/kernel/job'
import { open } from '@/lib/kernel/secrets'
import { sweepBin } from '@/lib/records/bin-job'
import { searchKey } from '@/lib/vietnam/text'
import { type Founder, keepAdministrator } from './administrator'
import { sameKey } from './archive/cipher'
import { isOurs, PEOPLE_NAME, sha256 } from './archive/manifest'
import { headOf, readArchive } from './archive/unpack'
import { checkArchive, linesOf } from './check'
import { Files } from './files'
import { Canceled, type Follow, follow } from './follow'
import { clear, load, type Source } from './load'
import { makeArchive } from './make'
import { EXTENSION, suggestedName } from './names'
import { meetPeople, type People } from './people'
import { pathOf } from './place'
import { closeWorkspace, keepMade, type Run } from './progress'
import { flawed } from './refuse'
import { orphans, storedKeys } from './stored-keys'

/** What came back into the bin is looked at once the workspace is open again. */
const HOUR = 3_600_000

type Ready = { actor: Actor; run: Run; source: Source; founder: Founder | null; watch: Follow }

/**
 * Brings an archive back, as the run of this id asks for. First the archive is read to its end and compared with what it
 * says of itself; then all rows are written in one transaction. Whatever goes wrong, nothing has changed.
 */
export const restoreArchive = identityCommand({
  name: 'workspace.restore',
  input: z.strictObject({ workspaceId: z.uuid(), id: z.uuid() }),
  async prepare(_, { workspaceId, id }): Promise<Ready> {
    const { actor, run, founder } = await askedFor(workspaceId, id)
    const watch = follow(actor, run)
    const path = pathOf(actor.workspace, run.file)
    const key = run.keySealed ? Buffer.from(open(run.keySealed, `backup:${id}`), 'base64') : null
    const manifest = await checkArchive(path, key, (rows) => watch('checking', rows, 0))
    if (run.target === 'over') await keepWhatIs(actor, run, key, watch)
    return { actor, run, source: { path, key, manifest }, founder, watch }
  },
  async run(context, _, { actor, run, source, founder, watch }) {
    const { manifest } = source
    const isNew = run.target !== 'over'
    const workspaceId = isNew
      ? await found(context.tx, run.newName ?? manifest.workspace.name)
      : actor.workspace.id
    const isOwn = !isNew && manifest.workspace.id === workspaceId && isOurs(manifest)
    const files = new Files({ isOwn, purpose: `restore:${run.id}` })
    const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
    try {
      const people = await peopleOf(context.tx, source, founder)
      await context.enter(actor.workspace.id)
      const isSame = manifest.workspace.id === actor.workspace.id
      for (const id of isSame ? await shutOut(context.tx, actor) : []) people.unproven.add(id)
      await context.enter(workspaceId)
      const before = isNew ? [] : await storedKeys(context.tx, workspaceId)
      if (!isNew) await clear(context.tx, workspaceId)
      const target = { workspaceId, isOwn, people, files }
      const notes = await load(context.tx, source, target, (rows) => watch('writing', rows, total))
      await enqueueIn(context.tx)(sweepBin, {}, { key: 'bin', runAt: new Date(Date.now() + HOUR) })
      if (founder) await keepAdministrator(context.tx, workspaceId, founder)
      const left = await orphans(context.tx, workspaceId, before)
      await requireWanted(context, actor, run)
      const data = {
        facts: { rows: total, files: manifest.files.count, notes, targetId: isNew ? workspaceId : null },
        orphans: left,
      }
      const after = { file: run.file, from: manifest.workspace.name, at: manifest.createdAt, rows: total }
      const by = { id: isNew ? null : run.memberId, name: run.memberName }
      return {
        data,
        events: [
          { workspaceId, actor: by, entity: 'workspace', recordId: workspaceId, type: 'restored', after },
        ],
      }
    } catch (error) {
      await files.undo()
      throw error
    }
  },
})

async function askedFor(workspaceId: string, id: string) {
  return database().transact('identity', async (tx) => {
    const [place] = await tx.select().from(workspace).where(eq(workspace.workspaceId, workspaceId))
    if (!place) throw notFound()
    await tx.execute(sql.raw(enter({ workspaceId })))
    const [run] = await tx.select().from(backup).where(underWay(workspaceId, id))
    if (!run) throw notFound()
    const { memberId } = run
    const [who] = memberId
      ? await tx
          .select({ loginId: member.loginId, memberId: member.id, name: member.name, email: member.email })
          .from(member)
          .where(and(eq(member.workspaceId, workspaceId), eq(member.id, memberId)))
      : []
    return { actor: systemActor({ ...place, id: workspaceId }), run, founder: who ?? null }
  })
}

const underWay = (workspaceId: string, id: string) =>
  and(
    eq(backup.workspaceId, workspaceId),
    eq(backup.id, id),
    eq(backup.kind, 'restore'),
    eq(backup.state, 'running'),
  )

/** An archive of how things are, under the same passphrase as the one to come, before anything is exchanged. */
async function keepWhatIs(actor: Actor, run: Run, key: Buffer | null, watch: Follow): Promise<void> {
  const name = `${suggestedName(actor.workspace, new Date())}-truoc-phuc-hoi-${randomBytes(2).toString('hex')}`
  const folder = run.file.includes('/') ? run.file.slice(0, run.file.lastIndexOf('/') + 1) : ''
  const file = `${folder}${name}${EXTENSION}`
  const head = key && (await headOf(pathOf(actor.workspace, run.file)))
  const encryption = key && head ? sameKey({ key, head }) : null
  const facts = await makeArchive(actor, { id: run.id, file }, encryption, (_, done, total) =>
    watch('saving', done, total),
  )
  await execute(keepMade, actor, {
    file,
    isEncrypted: encryption !== null,
    memberName: run.memberName,
    ...facts,
  })
  await execute(closeWorkspace, actor, { isClosed: true })
}

async function found(tx: Tx, name: string): Promise<string> {
  const workspaceId = newId()
  const words = searchKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  const slug = `${words || 'workspace'}-${randomBytes(3).toString('hex')}`
  await tx.insert(workspace).values({ workspaceId, name, slug })
  return workspaceId
}

async function peopleOf(tx: Tx, { path, key, manifest }: Source, founder: Founder | null): Promise<People> {
  const told = manifest.parts.find(({ name }) => name === PEOPLE_NAME)
  for await (const { name, content } of readArchive(path, key)) {
    if (name !== PEOPLE_NAME) continue
    if (told?.sha256 !== sha256(content)) break
    const isKnown = isOurs(manifest)
    return meetPeople(
      tx,
      linesOf(content),
      (archivedId, id) => (isKnown && archivedId === id) || id === founder?.loginId,
    )
  }
  throw flawed('backupTampered')
}

/** Who was shut out of this workspace stays so, whatever the archive says. */
async function shutOut(tx: Tx, { workspace: { id } }: Actor): Promise<string[]> {
  const rows = await tx
    .select({ loginId: member.loginId })
    .from(member)
    .where(and(eq(member.workspaceId, id), eq(member.isActive, false)))
  return rows.map(({ loginId }) => loginId)
}

/** Nobody cancelled it meanwhile, and nobody can any more. */
async function requireWanted({ tx, enter }: IdentityContext, actor: Actor, run: Run): Promise<void> {
  await enter(actor.workspace.id)
  const [row] = await tx
    .select({ id: backup.id })
    .from(backup)
    .where(underWay(actor.workspace.id, run.id))
    .for('update')
  if (!row) throw new Canceled()
}
