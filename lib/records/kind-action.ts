import 'server-only'
import type { z } from 'zod'
import { answerTo, ask, perform } from '@/lib/kernel/action'
import type { Command } from '@/lib/kernel/command'
import { notFound } from '@/lib/kernel/errors'
import type { Read } from '@/lib/kernel/read'
import type { Result } from '@/lib/kernel/result'
import { type RecordKind, recordKinds } from './kinds'

type Verbs<T> = { [V in keyof RecordKind]: RecordKind[V] extends T ? V : never }[keyof RecordKind]
type Asked<V extends keyof RecordKind> = RecordKind[V] extends { input: infer In extends z.ZodType }
  ? z.input<In>
  : never
type Given<V extends keyof RecordKind> =
  RecordKind[V] extends Command<z.ZodType, infer Out>
    ? Out
    : RecordKind[V] extends Read<z.ZodType, infer Out>
      ? Out
      : never
type KindAction<V extends keyof RecordKind> = ((kind: string, raw: Asked<V>) => Promise<Result<Given<V>>>) & {
  verb: V
}

/** The browser-facing skin of one command of every kind of record, which the first argument names. */
export function kindAction<V extends Verbs<Command>>(
  verb: V,
  options?: { refresh?: boolean },
): KindAction<V> {
  return skin(verb, (definition, raw) => perform(definition as Command, raw, options))
}

/** The same for a read. */
export function kindRead<V extends Verbs<Read>>(verb: V): KindAction<V> {
  return skin(verb, (definition, raw) => ask(definition as Read, raw))
}

function skin<V extends keyof RecordKind>(
  verb: V,
  work: (definition: RecordKind[V], raw: unknown) => Promise<Result<unknown>>,
): KindAction<V> {
  const run = async (name: string, raw: unknown) => {
    const kind = recordKinds.get(name)
    if (!kind) return { ok: false, error: await answerTo(notFound(), verb) }
    return work(kind[verb], raw)
  }
  return Object.assign(run, { verb }) as KindAction<V>
}
