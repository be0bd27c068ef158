import 'server-only'
import { revalidatePath } from 'next/cache'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { type Command, execute } from './command'
import { notFound, Refusal } from './errors'
import { log } from './log'
import { requireOwnOriginOfAction } from './origin'
import { answer, type Read } from './read'
import type { Result } from './result'
import { requireActor } from './session'
import { failureOf, unexpectedFailure } from './words'

export type Action<In, Out> = ((raw: In) => Promise<Result<Out>>) & { commandName: string }

type Options = {
  /** false renders nothing again: for changes that the page shows by itself and hears of through live updates. */
  refresh?: boolean
}

/** The browser-facing skin of a command. */
export function action<In extends z.ZodType, Out>(
  definition: Command<In, Out>,
  options?: Options,
): Action<z.input<In>, Out> {
  const run = (raw: z.input<In>) => perform(definition, raw, options)
  return Object.assign(run, { commandName: definition.name })
}

/** The browser-facing skin of a read; nothing is rendered again. */
export function readAction<In extends z.ZodType, Out>(definition: Read<In, Out>): Action<z.input<In>, Out> {
  const run = (raw: z.input<In>) => ask(definition, raw)
  return Object.assign(run, { commandName: definition.name })
}

/** An action that does one verb with whichever member of a family its first argument names. */
export type VerbAction<In, Out> = ((name: string, raw: In) => Promise<Result<Out>>) & {
  family: ReadonlyMap<string, unknown>
  verb: string
}

type Asked<T> = T extends { input: infer In extends z.ZodType } ? z.input<In> : never
type Told<T> = T extends { run(...args: never[]): Promise<infer Out> }
  ? Out extends { data: infer Data; events: unknown }
    ? Data
    : Out
  : never

/** The browser-facing skin of one command of everything in a family: of all kinds of records, of all dictionaries. */
export function verbAction<M, V extends keyof M & string>(
  family: ReadonlyMap<string, M>,
  verb: V,
  options?: Options,
): VerbAction<Asked<M[V]>, Told<M[V]>> {
  return skin(family, verb, (definition, raw) => perform(definition as Command, raw, options))
}

/** The same for a read. */
export function verbRead<M, V extends keyof M & string>(
  family: ReadonlyMap<string, M>,
  verb: V,
): VerbAction<Asked<M[V]>, Told<M[V]>> {
  return skin(family, verb, (definition, raw) => ask(definition as Read, raw))
}

function skin<M, V extends keyof M & string>(
  family: ReadonlyMap<string, M>,
  verb: V,
  work: (definition: M[V], raw: unknown) => Promise<Result<unknown>>,
) {
  const run = async (name: string, raw: unknown) => {
    const definition = family.get(name)?.[verb]
    if (!definition) return { ok: false as const, error: await answerTo(notFound(), verb) }
    return work(definition, raw)
  }
  return Object.assign(run, { family, verb }) as VerbAction<Asked<M[V]>, Told<M[V]>>
}

/** Runs a command for whoever called the action, and answers in words. */
export async function perform<In extends z.ZodType, Out>(
  definition: Command<In, Out>,
  raw: unknown,
  { refresh = true }: Options = {},
): Promise<Result<Out>> {
  try {
    await requireOwnOriginOfAction()
    const { data, requestId, changed } = await execute(definition, await requireActor(), raw)
    if (refresh) revalidatePath('/', 'layout')
    return changed ? { ok: true, data, undo: requestId } : { ok: true, data }
  } catch (error) {
    return { ok: false, error: await answerTo(error, definition.name) }
  }
}

/** The same for a read. */
export async function ask<In extends z.ZodType, Out>(
  definition: Read<In, Out>,
  raw: unknown,
): Promise<Result<Out>> {
  try {
    return { ok: true, data: await answer(definition, await requireActor(), raw) }
  } catch (error) {
    return { ok: false, error: await answerTo(error, definition.name) }
  }
}

/** Refusals are answers; redirects travel on; everything else is logged and hidden. */
export async function answerTo(error: unknown, name: string) {
  unstable_rethrow(error)
  if (error instanceof Refusal) return failureOf(error)
  log.error({ err: error, name }, 'action failed')
  return unexpectedFailure()
}
