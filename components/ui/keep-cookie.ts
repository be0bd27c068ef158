const YEAR = 365 * 86_400_000

/** Remembers a choice of this browser for the server's first paint. */
export function keepForAYear(name: string, value: string): void {
  void window.cookieStore?.set({ name, value, expires: Date.now() + YEAR, sameSite: 'lax' })
}
