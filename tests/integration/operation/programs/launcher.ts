import { supervise } from '@/bin/launch/supervise'

const [follow = '', program = ''] = process.argv.slice(2)
const args = ['--import', follow, program]
const watcher = { seen: ({ pid }: { pid: number }) => console.log(pid), say: () => {} }
supervise({ name: 'lasting', args, env: process.env, cwd: process.cwd(), patience: 1000 }, watcher)
