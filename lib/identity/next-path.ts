const HERE = 'http://here.invalid'
const OWN_PATH = /^\/(?![/\\])/

/** Where to go after signing in: a path of this application, or the front page for anything else. */
export function nextPath(wanted: string | null | undefined): string {
  if (!wanted || !OWN_PATH.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return '/'
  const url = URL.canParse(wanted, HERE) ? new URL(wanted, HERE) : null
  if (url?.origin !== HERE) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  return OWN_PATH.test(path) && !LOOPS.test(url.pathname) ? path : '/'
}

const LOOPS = /^\/(sign-in|sign-up|api)(\/|$)/
