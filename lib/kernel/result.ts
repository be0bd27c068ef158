export type Failure = {
  code: 'forbidden' | 'not_found' | 'conflict' | 'invalid' | 'limited' | 'signed_out' | 'unexpected'
  message: string
  /** Messages by dotted field path, as react-hook-form expects. */
  fields?: Record<string, string>
  /** What the interface needs to help: the missing fields, the winner of a conflict … */
  details?: Record<string, unknown>
}

/** What every server action answers. `undo` names the request that `undo` can take back. */
export type Result<T> = { ok: true; data: T; undo?: string } | { ok: false; error: Failure }
