export type { Viewer } from '@/lib/records/viewer'
