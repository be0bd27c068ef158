/** Something that the operator can put right; its message is shown alone. */
export class LaunchError extends Error {
  override name = 'LaunchError'
}
