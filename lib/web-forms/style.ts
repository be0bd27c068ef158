/** The whole look of a form on somebody else's page: quiet, and light as most websites are, whatever the device prefers. */
export const STYLE = `
:root { color-scheme: light; --text: #1b1f24; --muted: #59636e; --line: #868f99; --page: #fff; --wrong: #b3261e; --accent: #1f5fbf; --on-accent: #fff }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif }
main { max-width: 36rem; margin: 0 auto; padding: 1rem }
h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.3 }
p { margin: 0 0 1rem; overflow-wrap: anywhere }
.intro { color: var(--muted); white-space: pre-line }
.thanks { white-space: pre-line }
label { display: block; margin-bottom: .25rem; font-weight: 500 }
.must { color: var(--muted); font-weight: 400 }
input, textarea, select { width: 100%; min-height: 2.75rem; padding: .5rem .625rem; border: 1px solid var(--line); border-radius: .375rem; background: transparent; color: inherit; font: inherit }
select option { background: var(--page) }
[aria-invalid] { border-color: var(--wrong) }
.wrong { display: block; margin-top: .25rem; color: var(--wrong) }
.notice { padding: .625rem .75rem; border: 1px solid var(--line); border-radius: .375rem }
.consent { display: flex; gap: .5rem; align-items: flex-start }
.consent label { font-weight: 400; white-space: pre-line }
.consent input { flex: none; width: 1.25rem; min-height: 1.25rem; margin: .125rem 0 0 }
button { min-height: 2.75rem; padding: .5rem 1.25rem; border: 0; border-radius: .375rem; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 500; cursor: pointer }
button:disabled { opacity: .6; cursor: default }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.trap { position: absolute; left: -100rem; width: 1px; height: 1px; overflow: hidden }
`
