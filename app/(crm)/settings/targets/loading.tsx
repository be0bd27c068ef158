export { PageSkeleton as default } from '@/components/identity/page-skeleton'
