// Pure rules that a browser applies ahead of the server's answer.
const SHARED_RULES =
  '(activities/(about|begun|chain|due|logged-call|mine|occurrences|quick-add|repeat|repeat-words|times)|calendar/(asked|lanes|most|placed|range)|cases/report-period|i18n/custom-words|kernel/same|mail/(merge-fields|mime/reply-prefix)|leads/beginnings|locations/(address|provinces)|opportunities/(card|fields|grouping|stage)|record-rules/presets|records/(bin-days|columns|filter-shape|layouts|list-url|mergeable|timeline-entry)|dictionaries/screen|organisation/(company-fields|tree)|targets/year)\\.'
const SHIPPED_CODE = '^(app|components|lib|db)/'

/** Imports flow app → components → lib → db. Only what stays after compiling counts: types may cross any line. */
module.exports = {
  forbidden: [
    {
      name: 'db-knows-nothing-above',
      from: { path: '^db/' },
      to: { path: '^(app|components|lib|bin|tests)/' },
    },
    {
      name: 'lib-knows-no-interface',
      from: { path: '^lib/' },
      to: { path: '^(app|components|bin|tests)/' },
    },
    {
      name: 'components-know-no-page-and-no-table',
      from: { path: '^components/' },
      to: { path: '^(app|db|bin|tests)/' },
    },
    {
      name: 'components-reach-the-server-through-actions',
      comment: 'From lib they take actions, declarations, input schemas, and what runs in a browser as well.',
      from: { path: '^components/' },
      to: {
        path: '^lib/',
        pathNot: `^lib/(vietnam/|fields/|kernel/(colors|custom-fields|field-rights|policy)|rights/sections|.+[/-](actions|entity|entities|schema)\\.|${SHARED_RULES})`,
      },
    },
    {
      name: 'the-design-system-knows-no-feature',
      from: { path: '^components/ui/' },
      to: { path: '^(lib/(?!vietnam/|kernel/colors)|components/(?!ui/))' },
    },
    {
      name: 'pages-know-no-tools',
      from: { path: '^app/' },
      to: { path: '^(bin|tests)/' },
    },
    {
      name: 'pages-leave-the-database-to-lib',
      from: { path: '^app/' },
      to: { path: '^db/' },
    },
    {
      name: 'commands-are-given-their-transaction',
      from: { path: '/commands(/|\\.)' },
      to: { path: '^(db/client|lib/kernel/database)\\.' },
    },
    {
      name: 'one-place-knows-the-driver',
      comment: 'Live updates listen through it; the demo is planted by the owner of the tables.',
      from: { path: SHIPPED_CODE, pathNot: '^(db/|lib/kernel/|lib/live/hub\\.|lib/demo/seed\\.)' },
      to: { path: '(^|/)(pg|@neondatabase/serverless)($|/)' },
    },
    {
      name: 'no-circles',
      comment: 'A job finds its work only when it runs, by a dynamic import; that closes no circle.',
      from: { path: SHIPPED_CODE },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
  ],
  browser: [
    {
      name: 'no-server-code-in-the-browser',
      comment: 'Whatever components import, except behind actions, may end up in the browser.',
      from: {},
      to: { path: '^db/|(^|/)(server-only|pg|pino|nodemailer|drizzle-orm|graphile-worker)($|/)|^node:' },
    },
  ],
}
